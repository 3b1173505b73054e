import { createConnection } from 'node:net';
import { failure } from '../../../shared/errors.ts';
import type { ZooKeeperServer } from './connect-string.ts';
import { zooKeeperFailure } from './failure.ts';

const connectLimitMs = 5_000;
const answerLimitMs = 4_000;
const answerLimitBytes = 1024 * 1024;

/**
 * Sends one of ZooKeeper's four-letter words over a connection of its own and answers the text. Only words that change
 * nothing: `crst`, `srst` and `stmk` are not in the type. Fails with NOT_ZOOKEEPER when the peer closes without an
 * answer or keeps silent for 4 s, with TLS_REQUIRED when it answers with a TLS alert, else as the socket does.
 */
export function sendFourLetterWord(server: ZooKeeperServer, word: 'srvr', signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const subject = server.address;
    const socket = createConnection({ host: server.host, port: server.port });
    let timer = setTimeout(() => finish(failure('CONNECTION_TIMED_OUT', { subject })), connectLimitMs);
    const onAbort = () => finish(failure('CANCELLED', { subject }));

    function finish(error?: unknown) {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.destroy();
      const answer = Buffer.concat(chunks);
      if (error !== undefined) reject(zooKeeperFailure(error, subject));
      else if (answer[0] === 0x15 && answer[1] === 0x03) reject(failure('TLS_REQUIRED', { subject }));
      else if (answer.length === 0) reject(failure('NOT_ZOOKEEPER', { subject }));
      else resolve(answer.toString('utf8'));
    }

    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    socket.on('connect', () => {
      clearTimeout(timer);
      timer = setTimeout(() => finish(failure('NOT_ZOOKEEPER', { subject })), answerLimitMs);
      socket.write(word);
    });
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > answerLimitBytes) finish(failure('NOT_ZOOKEEPER', { subject }));
    });
    socket.on('error', finish);
    socket.on('close', () => finish());
  });
}
