import type { Source, SourceState } from '../ports/source-state.ts';
import type { ZooKeeperServer } from './connect-string.ts';
import { sendFourLetterWord } from './four-letter.ts';
import { readSrvr } from './read-srvr.ts';
import type { Session } from './session.ts';

const everyMs = 60_000;

/**
 * A session knows one server: the one it is connected to. With several in the connect string, the others are asked `srvr`
 * when the session comes up and once a minute while it is, so that a healthy ensemble does not read as `1/3`.
 */
export function withServerCount(
  session: Session,
  servers: readonly ZooKeeperServer[],
): Pick<Source, 'state' | 'onState' | 'close'> {
  const listeners = new Set<(state: SourceState) => void>();
  const closing = new AbortController();
  let answering = 1;
  let timer: NodeJS.Timeout | undefined;

  const state = (): SourceState => {
    const now = session.state();
    return now.state === 'up' ? { ...now, up: answering } : now;
  };
  const tell = () => {
    for (const listener of listeners) listener(state());
  };

  async function count() {
    const others = servers.filter((server) => server.address !== session.state().address);
    const answers = await Promise.all(others.map((server) => serves(server, closing.signal)));
    if (closing.signal.aborted || session.state().state !== 'up') return;
    const before = answering;
    answering = 1 + answers.filter(Boolean).length;
    if (answering !== before) tell();
    clearTimeout(timer);
    timer = setTimeout(count, everyMs);
  }

  session.onState((now) => {
    clearTimeout(timer);
    if (now.state !== 'up') answering = 1;
    else if (servers.length > 1) void count();
    tell();
  });

  return {
    state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closing.abort();
      clearTimeout(timer);
      await session.close();
      listeners.clear();
    },
  };
}

/** Why a server does not serve is the probe's to say; here it is only not counted. */
async function serves(server: ZooKeeperServer, signal: AbortSignal): Promise<boolean> {
  try {
    const { outcome } = readSrvr(await sendFourLetterWord(server, 'srvr', signal), server.address);
    return outcome === 'answered' || outcome === 'refused';
  } catch {
    return false;
  }
}
