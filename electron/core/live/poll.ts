import type { Sample } from '../../../shared/contract/index.ts';
import { toAppError } from '../../../shared/errors.ts';
import type { ClockPort } from '../ports/ports.ts';
import { createBell } from './bell.ts';
import { withLimit } from './limit.ts';

const longestBackOffMs = 30_000;
/** A question is given up after this long; the sources have shorter limits of their own for single requests. */
const limitMs = 20_000;
/** Of the time, at most a tenth is spent asking: after a refresh of 1 s the next begins 9 s later. */
const restPerAskedMs = 9;
/** But no longer: most of a long refresh is waiting for a server that is silent, and its coming back must be seen. */
const longestRestMs = 15_000;

/** One question that is asked again and again while somebody watches, however many they are. */
export type Poll<T> = {
  /** The last known answer at once, then every new one, until the signal fires. */
  watch(signal: AbortSignal): AsyncIterable<Sample<T>>;
  /** Keeps the question being asked until the signal fires, for somebody who learns of the answers in another way. */
  hold(signal: AbortSignal): void;
  /** Asks now instead of at the next planned time; after the question under way when there is one. */
  poke(): void;
  /** The last good answer, however old. */
  last(): T | undefined;
  /** Since when nobody watches; null while somebody does. */
  idleSinceMs(): number | null;
};

/**
 * Makes a {@link Poll}. It asks anew `everyMs` after an answer came, later when answers take long, and with growing
 * distance while they fail. When the last watcher leaves, the signal given to `ask` fires.
 */
export function createPoll<T>(
  options: { subject: string; everyMs: number; ask: (signal: AbortSignal) => Promise<T> },
  clock: ClockPort,
): Poll<T> {
  const { subject, everyMs, ask } = options;
  const news = createBell();
  const nudge = createBell();
  let good: Extract<Sample<T>, { ok: true }> | undefined;
  let newest: Sample<T> | undefined;
  let version = 0;
  let failures = 0;
  let poked = false;
  let watchers = 0;
  let idleSinceMs: number | null = clock.nowMs();
  let running: AbortController | undefined;

  async function askOnce(signal: AbortSignal): Promise<{ sample: Sample<T>; waitMs: number }> {
    const startedMs = clock.nowMs();
    try {
      const value = await withLimit(signal, limitMs, subject, ask);
      const atMs = clock.nowMs();
      failures = 0;
      return {
        sample: { ok: true, value, atMs },
        waitMs: Math.max(everyMs, Math.min((atMs - startedMs) * restPerAskedMs, longestRestMs)),
      };
    } catch (caught) {
      const atMs = clock.nowMs();
      const waitMs = Math.min(everyMs * 2 ** failures, longestBackOffMs);
      failures += 1;
      return { sample: { ok: false, error: toAppError(caught), atMs, nextTryAtMs: atMs + waitMs }, waitMs };
    }
  }

  async function run(signal: AbortSignal) {
    while (!signal.aborted) {
      poked = false;
      const { sample, waitMs } = await askOnce(signal);
      if (signal.aborted) return;
      if (sample.ok) good = sample;
      newest = sample;
      version += 1;
      news.ring();
      if (!poked) await nudge.wait(signal, waitMs);
    }
  }

  function enter() {
    watchers += 1;
    idleSinceMs = null;
    if (running) return;
    running = new AbortController();
    void run(running.signal);
  }

  function leave() {
    watchers -= 1;
    if (watchers > 0) return;
    idleSinceMs = clock.nowMs();
    running?.abort();
    running = undefined;
  }

  return {
    async *watch(signal) {
      if (signal.aborted) return;
      enter();
      try {
        let seen = version;
        if (good) yield good;
        if (newest && newest !== good) yield newest;
        while (!signal.aborted) {
          if (seen === version || !newest) await news.wait(signal);
          else {
            seen = version;
            yield newest;
          }
        }
      } finally {
        leave();
      }
    },
    hold(signal) {
      if (signal.aborted) return;
      enter();
      signal.addEventListener('abort', leave, { once: true });
    },
    poke() {
      poked = true;
      failures = 0;
      nudge.ring();
    },
    last: () => good?.value,
    idleSinceMs: () => idleSinceMs,
  };
}
