import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { failure } from '../../shared/errors.ts';

const answerLimitMs = 2_000;
const metadata = { key: 3, version: 1 };

/** Settles when ZooKeeper at this address answers `ruok` with `imok`. Rejects only by the signal. */
export async function zookeeperAnswers(port: number, signal: AbortSignal): Promise<void> {
  await until(signal, async () => (await ask(port, Buffer.from('ruok'), 4)).toString() === 'imok');
}

/** Settles when the broker at this port knows a controller and `brokers` living brokers. Rejects only by the signal. */
export async function brokerSees(port: number, brokers: number, signal: AbortSignal): Promise<void> {
  await until(signal, async () => countBrokers(await askKafka(port)) === brokers);
}

async function until(signal: AbortSignal, isTrue: () => Promise<boolean>): Promise<void> {
  for (;;) {
    // Refused or cut off: a server that is still starting.
    if (await isTrue().catch(() => false)) return;
    await delay(150, undefined, { signal });
  }
}

// Metadata v1 request: size, key, version, correlation id, client id, then an empty array: no topics, only brokers.
async function askKafka(port: number): Promise<Buffer> {
  const client = Buffer.from('sandbox');
  const request = Buffer.alloc(4 + 2 + 2 + 4 + 2 + client.length + 4);
  let at = request.writeInt32BE(request.length - 4, 0);
  at = request.writeInt16BE(metadata.key, at);
  at = request.writeInt16BE(metadata.version, at);
  at = request.writeInt32BE(1, at);
  at = request.writeInt16BE(client.length, at);
  at += client.copy(request, at);
  request.writeInt32BE(0, at);
  return ask(port, request, null);
}

// Metadata v1 response: size, correlation id, [node id, host, port, rack], controller id, [topics].
function countBrokers(response: Buffer): number {
  const count = response.readInt32BE(8);
  let at = 12;
  for (let n = 0; n < count; n++) {
    at += 4;
    at += 2 + response.readInt16BE(at);
    at += 4;
    // A null rack has the length -1.
    at += 2 + Math.max(0, response.readInt16BE(at));
  }
  const controller = response.readInt32BE(at);
  return controller < 0 ? 0 : count;
}

// Answers the first `length` bytes, or with null as many as the leading 32-bit size announces.
function ask(port: number, request: Buffer, length: number | null): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let got = Buffer.alloc(0);
    socket.setTimeout(answerLimitMs, () => socket.destroy(failure('TIMED_OUT')));
    socket.on('data', (bytes) => {
      got = Buffer.concat([got, bytes]);
      const wanted = length ?? (got.length >= 4 ? 4 + got.readInt32BE(0) : Number.POSITIVE_INFINITY);
      if (got.length < wanted) return;
      resolve(got);
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => reject(failure('CONNECTION_LOST')));
  });
}
