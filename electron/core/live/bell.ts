/** Something to wait for: a ring wakes everyone who waits now, and nobody later. */
export type Bell = {
  ring(): void;
  /** Resolves at the next ring, when the signal fires, or after `ms` where given. Never rejects. */
  wait(signal: AbortSignal, ms?: number): Promise<void>;
};

/** Makes a {@link Bell}. A wait leaves neither a timer nor a listener behind, however it ends. */
export function createBell(): Bell {
  const waiting = new Set<() => void>();
  return {
    ring() {
      for (const wake of [...waiting]) wake();
    },
    wait(signal, ms) {
      return new Promise((resolve) => {
        if (signal.aborted) return resolve();
        let timer: NodeJS.Timeout | undefined;
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        if (ms !== undefined) timer = setTimeout(wake, ms);
        waiting.add(wake);
        signal.addEventListener('abort', wake, { once: true });
      });
    },
  };
}
