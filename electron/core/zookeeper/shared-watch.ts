import { failure, toAppError } from '../../../shared/errors.ts';

/** One watched thing, however many look at it: read once, told to all. */
export type SharedWatch<T> = {
  /**
   * The present value, then a new one after each change, newest only for who is slow. An outage does not end it: it
   * goes on after the reconnect. Throws what the read failed with (the node is gone, no permission).
   */
  follow(signal: AbortSignal): AsyncGenerator<T, void>;
  /** It changed, or may have changed unseen. */
  changed(): void;
};

type Follower<T> = { news: { value: T } | undefined; end: { error: unknown } | undefined; wake(): void };

/** After these the node's own state is unknown, and `changed` will be called when there is a connection again. */
const outages: ReadonlySet<string> = new Set(['CONNECTION_LOST', 'SESSION_EXPIRED', 'CANCELLED']);

/**
 * `look` reads the value and arms the next notice. Between two looks at least `gapMs` pass, and the last change is
 * always looked at. `onIdle` is called when the last follower has gone.
 */
export function createSharedWatch<T>(
  look: (signal: AbortSignal) => Promise<T>,
  gapMs: number,
  onIdle: () => void,
): SharedWatch<T> {
  const followers = new Set<Follower<T>>();
  let latest: { value: T } | undefined;
  let stale = true;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let looking: AbortController | undefined;

  function plan() {
    if (!stale || looking !== undefined || timer !== undefined || followers.size === 0) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        void lookOnce();
      },
      Math.max(0, lookedAtMs + gapMs - Date.now()),
    );
  }

  async function lookOnce() {
    const controller = new AbortController();
    looking = controller;
    stale = false;
    lookedAtMs = Date.now();
    let outage = false;
    try {
      const news = { value: await look(controller.signal) };
      latest = news;
      for (const follower of followers) tell(follower, { news });
    } catch (error) {
      const { code } = toAppError(error);
      outage = outages.has(code);
      stale = true;
      if (!outage && code !== 'TIMED_OUT') {
        latest = undefined;
        for (const follower of followers) tell(follower, { end: { error } });
        followers.clear();
      }
    }
    looking = undefined;
    // In an outage every further look would fail at once: `changed` comes with the reconnect.
    if (!outage) plan();
  }

  function tell(follower: Follower<T>, what: Partial<Pick<Follower<T>, 'news' | 'end'>>) {
    Object.assign(follower, what);
    follower.wake();
  }

  function leave(follower: Follower<T>) {
    if (!followers.delete(follower) || followers.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
    looking?.abort(failure('CANCELLED'));
    onIdle();
  }

  return {
    changed() {
      stale = true;
      plan();
    },
    async *follow(signal) {
      const follower: Follower<T> = { news: latest, end: undefined, wake: () => undefined };
      const onAbort = () => follower.wake();
      signal.addEventListener('abort', onAbort);
      followers.add(follower);
      plan();
      try {
        while (!signal.aborted) {
          const { news, end } = follower;
          if (news !== undefined) {
            follower.news = undefined;
            yield news.value;
          } else if (end !== undefined) {
            throw end.error;
          } else {
            await new Promise<void>((resolve) => {
              follower.wake = resolve;
            });
          }
        }
      } finally {
        signal.removeEventListener('abort', onAbort);
        leave(follower);
      }
    },
  };
}
