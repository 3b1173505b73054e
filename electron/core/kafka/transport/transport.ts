/// <reference path="./kafkajs-inner.d.ts" />
import { connect as connectSocket, type Socket } from 'node:net';
import loggers from 'kafkajs/src/loggers/index.js';
import Connection from 'kafkajs/src/network/connection.js';
import Encoder from 'kafkajs/src/protocol/encoder.js';
import { type Failure, failure } from '../../../../shared/errors.ts';
import { type Address, printAddress } from '../addresses.ts';
import { connectionFailure } from '../failure.ts';
import { readKeys } from '../read-keys.ts';

/** The only file that knows kafkajs. It gives framing, TLS and SASL of one connection; every request is our own. */

export type Frame = { key: number; name: string; version: number; body: Buffer };

export type Transport = {
  /** The bytes after the correlation id. Rejects with the reason when the socket ends first. */
  send(frame: Frame): Promise<Buffer>;
  /** Destroys the socket at once; what is still unanswered rejects with `reason`. */
  destroy(reason: Failure): void;
  /** Why the socket is no more; undefined while it is open. */
  ended(): Failure | undefined;
};

export type TransportOptions = Address & {
  clientId: string;
  /** Then only {@link readKeys} are written. */
  readOnly: boolean;
  connectTimeoutMs: number;
  signal: AbortSignal;
  /** Called once, when an open socket has ended, whoever ended it. */
  onEnd(reason: Failure): void;
};

const keepAliveMs = 30_000;
/** The first answer is that of ApiVersions. A larger length means that these four bytes are no length. */
const maxFirstFrameBytes = 1 << 20;

/** What the first bytes of a peer that does not speak Kafka tell about it. */
export function strangerOf(firstBytes: Buffer, address: string): Failure | undefined {
  // A TLS alert record: a listener with TLS answers plaintext so.
  if (firstBytes[0] === 0x15 && firstBytes[1] === 0x03) return failure('TLS_REQUIRED', { subject: address });
  if (firstBytes.length < 4) return undefined;
  const length = firstBytes.readInt32BE(0);
  if (length >= 4 && length <= maxFirstFrameBytes) return undefined;
  const words = firstBytes
    .subarray(0, 40)
    .toString('latin1')
    .replace(/[^\x20-\x7e]+/g, ' ');
  return failure('NOT_KAFKA', { subject: address, detail: words.trim() });
}

const silent = loggers.createLogger({ level: loggers.LEVELS.NOTHING, logCreator: () => () => {} });

/** Opens one socket to one address. Fails within `connectTimeoutMs`, or at the signal. */
export async function openTransport(options: TransportOptions): Promise<Transport> {
  const { host, port, signal, readOnly } = options;
  const address = printAddress(options);
  let socket: Socket | undefined;
  let reason: Failure | undefined;
  let open = false;

  const note = (why: Failure) => {
    reason ??= why;
  };
  const destroy = (why: Failure) => {
    note(why);
    socket?.destroy(why);
  };

  /** The place where an address map will look up, and TLS will wrap, what is dialled. */
  function dial(to: { host: string; port: number; onConnect: () => void }): Socket {
    // noDelay: several small requests are written one after another and must not wait for each other's ACK.
    const dialled = connectSocket(
      { host: to.host, port: to.port, noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveMs },
      to.onConnect,
    );
    dialled.once('data', (bytes: Buffer) => {
      const stranger = strangerOf(bytes, address);
      if (stranger) destroy(stranger);
    });
    dialled.on('error', (error) => note(connectionFailure(error, address)));
    dialled.once('end', () => note(failure('CONNECTION_LOST', { subject: address, detail: 'closed by the peer' })));
    dialled.once('close', () => {
      note(failure('CONNECTION_LOST', { subject: address }));
      if (open && reason) options.onEnd(reason);
    });
    socket = dialled;
    return dialled;
  }

  const connection = new Connection({
    host,
    port,
    clientId: options.clientId,
    logger: silent,
    connectionTimeout: options.connectTimeoutMs,
    requestTimeout: options.connectTimeoutMs,
    // Time limits are ours: kafkajs would poll for them ten times a second on every connection.
    enforceRequestTimeout: false,
    socketFactory: dial,
  });
  // kafkajs 2.2.4 sets a timer after every answer, with a negative delay that newer Nodes warn about
  // (TimeoutNegativeWarning, tulios/kafkajs#1751). It has something to do only when requests wait.
  const queue = connection.requestQueue;
  const schedule = queue.scheduleCheckPendingRequests.bind(queue);
  queue.scheduleCheckPendingRequests = () => {
    if (queue.pending.length > 0) schedule();
  };

  const onAbort = () => destroy(failure('CANCELLED', { subject: address }));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    signal.throwIfAborted();
    await connection.connect();
    open = true;
  } catch (caught) {
    const timedOut = caught instanceof Error && caught.message === 'Connection timeout';
    if (timedOut) destroy(failure('CONNECTION_TIMED_OUT', { subject: address }));
    throw reason ?? connectionFailure(caught, address);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }

  async function send({ key, name, version, body }: Frame): Promise<Buffer> {
    if (readOnly && !readKeys.has(key)) throw failure('READ_ONLY', { subject: name });
    if (reason) throw reason;
    try {
      return await connection.send({
        request: {
          apiKey: key,
          apiName: name,
          apiVersion: version,
          encode: async () => new Encoder(body.length + 1).writeBuffer(body),
        },
        response: { decode: async (payload) => ({ payload }), parse: async ({ payload }) => payload },
        logResponseError: false,
      });
    } catch (caught) {
      throw reason ?? connectionFailure(caught, address);
    }
  }

  return { send, destroy, ended: () => reason };
}
