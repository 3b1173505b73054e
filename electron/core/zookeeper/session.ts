import { type AppError, failure } from '../../../shared/errors.ts';
import type { SourceState } from '../ports/source-state.ts';
import type { ConnectString, ZooKeeperServer } from './connect-string.ts';
import { zooKeeperFailure } from './failure.ts';
import { createLink, type Link, type LinkRequest } from './link.ts';
import { createTurns } from './turns.ts';
import { withinLimit } from './within-limit.ts';

export type WatchEvent = { type: number; path: string };

/** A ZooKeeper session that is kept up: it finds a server, goes on to the next, and begins anew when it has expired. */
export type Session = {
  state(): SourceState;
  onState(listener: (state: SourceState) => void): () => void;
  /** Hears every fired watch, and null after each (re)connection: whatever was watched must be read again. */
  onWatch(listener: (event: WatchEvent | null) => void): () => void;
  /** Fails at once while there is no connection (and is not sent later), with CANCELLED, and with TIMED_OUT after 10 s. */
  request(request: LinkRequest, path: string, signal: AbortSignal): Promise<unknown>;
  /** As `dump` prints it, `0x…`; null before the first session. */
  id(): string | null;
  reconnect(): void;
  /** Ends the session on the server where there is a connection. Takes 4 s at most. */
  close(): Promise<void>;
};

// A server forgets a silent client after this time; we notice a silent server after two thirds of what it granted.
const sessionTimeoutMs = 12_000;
const silenceCheckMs = 1_000;
/** From the first SYN to the session: a server that takes the connection and says nothing does not hold us longer. */
const attemptLimitMs = 5_000;
const requestLimitMs = 10_000;
const closeLimitMs = 2_000;

/** Begins to connect at once. */
export function openSession(connect: ConnectString, readOnly: boolean): Session {
  const { servers } = connect;
  const turns = createTurns(servers);
  const stateListeners = new Set<(state: SourceState) => void>();
  const watchListeners = new Set<(event: WatchEvent | null) => void>();
  let server: ZooKeeperServer = servers[0];
  let lastError: AppError | undefined;
  let state: SourceState = {
    state: 'connecting',
    address: server.address,
    up: 0,
    known: servers.length,
    sinceMs: Date.now(),
  };
  /** A server took the connection and closed it before there was a session. */
  let handshakeRefused = false;
  let pause: { timer: NodeJS.Timeout; end(): void } | undefined;
  let attemptTimer: NodeJS.Timeout | undefined;
  let silenceTimer: NodeJS.Timeout | undefined;
  let closing: Promise<void> | undefined;
  let settled: (() => void) | undefined;
  let link = beginLink();

  function setState(word: SourceState['state'], nextTryAtMs?: number) {
    state = {
      state: word,
      address: server.address,
      up: word === 'up' ? 1 : 0,
      known: servers.length,
      // Since it is up, or since it is not: each further try does not begin a new outage.
      sinceMs: (state.state === 'up') === (word === 'up') ? state.sinceMs : Date.now(),
      ...(lastError === undefined ? {} : { error: lastError }),
      ...(nextTryAtMs === undefined ? {} : { nextTryAtMs }),
    };
    for (const listener of stateListeners) listener(state);
  }

  function tellWatchers(event: WatchEvent | null) {
    for (const listener of watchListeners) listener(event);
  }

  function clearTimers() {
    clearTimeout(attemptTimer);
    clearInterval(silenceTimer);
    attemptTimer = undefined;
  }

  function beginLink(): Link {
    const begun = createLink({
      sessionTimeoutMs,
      readOnly,
      events: { nextServer, connected, disconnected, ended, watchFired: tellWatchers },
    });
    // Not in this turn of the loop: its first event would come before `link` is assigned.
    setImmediate(() => {
      if (closing === undefined) begun.start();
    });
    return begun;
  }

  function nextServer(give: (server: ZooKeeperServer) => void) {
    if (closing !== undefined) return;
    const pauseMs = turns.pauseMs();
    if (pauseMs === 0) {
      attempt(give);
      return;
    }
    if (handshakeRefused && link.sessionId() !== 0n) {
      // Perhaps the servers began anew with empty disks: they refuse for ever a client that has seen later transactions
      // than theirs. We own no ephemeral nodes, so a new session loses nothing.
      handshakeRefused = false;
      link.abandon();
      return;
    }
    const end = () => {
      if (pause === undefined) return;
      clearTimeout(pause.timer);
      pause = undefined;
      attempt(give);
    };
    pause = { timer: setTimeout(end, pauseMs), end };
    setState('down', Date.now() + pauseMs);
  }

  function attempt(give: (server: ZooKeeperServer) => void) {
    server = turns.take();
    setState('connecting');
    attemptTimer = setTimeout(
      () => link.drop(failure('CONNECTION_TIMED_OUT', { subject: server.address })),
      attemptLimitMs,
    );
    give(server);
  }

  function connected() {
    clearTimers();
    turns.succeeded();
    handshakeRefused = false;
    lastError = undefined;
    settled?.();
    if (closing !== undefined) return;
    silenceTimer = setInterval(() => {
      if (Date.now() - link.heardAtMs() > (link.sessionTimeoutMs() * 2) / 3) {
        link.drop(failure('CONNECTION_TIMED_OUT', { subject: server.address }));
      }
    }, silenceCheckMs);
    setState('up');
    tellWatchers(null);
  }

  function disconnected(reason: unknown, reached: boolean) {
    clearTimers();
    settled?.();
    if (closing !== undefined) return;
    const wasUp = state.state === 'up';
    if (!wasUp) turns.failed();
    if (!wasUp && reached && reason === undefined) handshakeRefused = true;
    const { error } =
      reason === undefined
        ? failure('CONNECTION_LOST', { subject: server.address })
        : zooKeeperFailure(reason, server.address);
    lastError = { subject: server.address, ...error };
    setState('connecting');
  }

  function ended(expired: boolean) {
    clearTimers();
    settled?.();
    if (closing !== undefined) return;
    if (expired) lastError = failure('SESSION_EXPIRED', { subject: server.address }).error;
    link = beginLink();
  }

  /** Resolves at the link's next event, or after the limit. */
  function linkSettles(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, closeLimitMs);
      settled = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function shut(): Promise<void> {
    clearTimeout(pause?.timer);
    pause = undefined;
    // A session that is about to begin would outlive us on the server: let it begin, then close it.
    if (!link.isConnected() && link.isReached()) await linkSettles();
    clearTimers();
    if (link.isConnected()) {
      const gone = linkSettles();
      link.closeSession();
      await gone;
    }
    link.abandon();
    lastError = undefined;
    setState('down');
    stateListeners.clear();
    watchListeners.clear();
  }

  function connectingEnds(): Promise<void> {
    return new Promise((resolve) => {
      const look = ({ state: word }: SourceState) => {
        if (word === 'connecting') return;
        stateListeners.delete(look);
        resolve();
      };
      stateListeners.add(look);
    });
  }

  return {
    state: () => state,
    onState(listener) {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    onWatch(listener) {
      watchListeners.add(listener);
      return () => watchListeners.delete(listener);
    },
    async request(request, path, signal) {
      // A source that was opened a moment ago is not lost: its first request waits for how connecting turns out.
      if (state.state === 'connecting') await withinLimit(connectingEnds(), requestLimitMs, signal, path);
      if (!link.isConnected()) throw failure('CONNECTION_LOST', { subject: server.address });
      try {
        return await withinLimit(link.request(request), requestLimitMs, signal, path);
      } catch (error) {
        throw zooKeeperFailure(error, path);
      }
    },
    id: () => (link.sessionId() === 0n ? null : `0x${link.sessionId().toString(16)}`),
    reconnect: () => pause?.end(),
    close() {
      closing ??= Promise.resolve().then(shut);
      return closing;
    },
  };
}
