import type { ClockPort } from '../ports/ports.ts';
import { createPoll, type Poll } from './poll.ts';

/** An answer nobody watches any more is kept this long for who comes back, and then forgotten. */
const keepMs = 60_000;

/** The questions of one session: each is asked once, however many windows want to know. */
export type Pollers = {
  /** The poll under this key, made when it is the first time. The same key must always stand for the same question. */
  share<T>(key: string, everyMs: number, ask: (signal: AbortSignal) => Promise<T>): Poll<T>;
  /** Asks now, where somebody watches: after a change, so that lists show it at once. */
  poke(key: string): void;
};

/** Makes {@link Pollers} without any question yet. */
export function createPollers(clock: ClockPort): Pollers {
  const polls = new Map<string, Poll<unknown>>();

  function forgetUnused() {
    const now = clock.nowMs();
    for (const [key, poll] of polls) if (now - (poll.idleSinceMs() ?? now) > keepMs) polls.delete(key);
  }

  return {
    share<T>(key: string, everyMs: number, ask: (signal: AbortSignal) => Promise<T>): Poll<T> {
      forgetUnused();
      const known = polls.get(key);
      if (known) return known as Poll<T>; // one key is one question, so its answer has one type
      const poll = createPoll({ subject: key, everyMs, ask }, clock);
      polls.set(key, poll);
      return poll;
    },
    poke(key) {
      polls.get(key)?.poke();
    },
  };
}
