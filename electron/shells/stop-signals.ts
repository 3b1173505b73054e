const closeLimitMs = 15_000;

/**
 * Ends the process by `close` on Ctrl+C, SIGTERM or a closed terminal; at once on the second signal, or when closing
 * takes longer than 15 s.
 */
export function closeOnSignals(close: () => Promise<void>, say: (line: string) => void): void {
  let closing = false;
  const stop = async () => {
    if (closing) return process.exit(130);
    closing = true;
    setTimeout(() => process.exit(1), closeLimitMs).unref();
    try {
      await close();
      process.exit(0);
    } catch (caught) {
      say(caught instanceof Error ? caught.message : String(caught));
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}
