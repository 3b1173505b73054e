import { failure } from '../../../shared/errors.ts';
import type { ProbedServer } from './source.ts';

/** The answer to `srvr`. A server that refuses the word, or does not serve now, is a ZooKeeper all the same. */
export function readSrvr(answer: string, address: string): Omit<ProbedServer, 'address' | 'ms'> {
  if (answer.includes('is not executed because it is not in the whitelist')) return { outcome: 'refused' };
  if (answer.includes('is not currently serving requests')) {
    return {
      outcome: 'not-serving',
      error: failure('ZOOKEEPER_ERROR', { subject: address, detail: answer.trim() }).error,
    };
  }
  const version = /^Zookeeper version: ([^\s,-]+)/im.exec(answer)?.[1];
  const mode = /^Mode: (\S+)$/m.exec(answer)?.[1];
  if (version === undefined && mode === undefined) {
    const detail = answer.slice(0, 80);
    return { outcome: 'no-answer', error: failure('NOT_ZOOKEEPER', { subject: address, detail }).error };
  }
  return {
    outcome: 'answered',
    ...(version === undefined ? {} : { version }),
    ...(mode === undefined ? {} : { mode }),
  };
}
