import { failure, toAppError } from '../../../shared/errors.ts';
import { formatConnectString, parseConnectString, type ZooKeeperServer } from './connect-string.ts';
import { sendFourLetterWord } from './four-letter.ts';
import { readSrvr } from './read-srvr.ts';
import { readRegistrations } from './registrations.ts';
import { openSession, type Session } from './session.ts';
import type { ProbedServer, ZooKeeperProbe } from './source.ts';

const sessionLimitMs = 8_000;

/**
 * Says what stands behind a ZooKeeper connect string; changes nothing. Every server is asked `srvr`, then one of those
 * that answered is asked for Kafka's registrations. Fails only with ADDRESS_INVALID and CANCELLED: all else is part of
 * the answer, in `servers` and in `error`.
 */
export async function probeZooKeeper(connect: string, signal: AbortSignal): Promise<ZooKeeperProbe> {
  const startedMs = performance.now();
  const parsed = parseConnectString(connect);
  const servers = await Promise.all(parsed.servers.map((server) => probeServer(server, signal)));
  const version = servers.find((server) => server.version !== undefined)?.version;
  const facts = {
    connect: formatConnectString(parsed),
    chroot: parsed.chroot,
    servers,
    ...(version === undefined ? {} : { version }),
  };
  const [first, ...others] = parsed.servers.filter((_, index) => servers[index]?.outcome !== 'no-answer');
  const elapsedMs = () => Math.round(performance.now() - startedMs);
  if (first === undefined) {
    const error = servers.find((server) => server.error !== undefined)?.error;
    return { ...facts, ms: elapsedMs(), ...(error === undefined ? {} : { error }) };
  }
  const session = openSession({ servers: [first, ...others], chroot: parsed.chroot }, true);
  try {
    await sessionBegins(session, signal);
    const registrations = await readRegistrations(session, parsed.chroot, signal);
    return { ...facts, registrations, ms: elapsedMs() };
  } catch (caught) {
    const error = toAppError(caught);
    if (error.code === 'CANCELLED') throw caught;
    return { ...facts, error, ms: elapsedMs() };
  } finally {
    await session.close();
  }
}

async function probeServer(server: ZooKeeperServer, signal: AbortSignal): Promise<ProbedServer> {
  const startedMs = performance.now();
  const about = () => ({ address: server.address, ms: Math.round(performance.now() - startedMs) });
  try {
    return { ...about(), ...readSrvr(await sendFourLetterWord(server, 'srvr', signal), server.address) };
  } catch (caught) {
    const error = toAppError(caught);
    if (error.code === 'CANCELLED') throw caught;
    return { ...about(), outcome: 'no-answer', error };
  }
}

/** Resolves when the session is up; rejects after one failed round, or 8 s. */
function sessionBegins(session: Session, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: unknown) => {
      clearTimeout(timer);
      forget();
      signal.removeEventListener('abort', onAbort);
      if (error === undefined) resolve();
      else reject(error);
    };
    const onAbort = () => settle(failure('CANCELLED'));
    const timer = setTimeout(() => settle(failure('CONNECTION_TIMED_OUT')), sessionLimitMs);
    const forget = session.onState(({ state, error, address }) => {
      if (state === 'up') settle();
      if (state === 'down') settle(failure(error?.code ?? 'CONNECTION_LOST', { subject: address, ...error }));
    });
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
}
