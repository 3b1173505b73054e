import type { FilesPort, Ports } from '../../../electron/core/ports/ports.ts';

/** A data folder in memory, with what is in it open to the test. */
export function memoryFiles(initial: Record<string, string> = {}) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const stored = new Map(Object.entries(initial));
  const files: FilesPort = {
    async read(name) {
      const text = stored.get(name);
      return text === undefined ? null : encoder.encode(text);
    },
    async writeAtomic(name, bytes) {
      stored.set(name, decoder.decode(bytes));
    },
    async append(name, bytes) {
      stored.set(name, (stored.get(name) ?? '') + decoder.decode(bytes));
    },
  };
  return Object.assign(files, { stored });
}

/** What a host lends, with a clock that the test may turn. */
export function fakePorts(files: FilesPort = memoryFiles()) {
  const logged: string[] = [];
  const log = (event: string) => void logged.push(event);
  const clock = { ms: 1_700_000_000_000, nowMs: () => clock.ms };
  const ports: Ports = {
    files,
    clock,
    secrets: {
      store: 'none',
      get: async () => null,
      set: async () => undefined,
      delete: async () => undefined,
    },
    log: { info: log, warn: log, error: log },
    host: { version: '0.0.0', shell: 'browser', platform: 'linux', forceReadOnly: false },
  };
  return { ports, clock, logged };
}
