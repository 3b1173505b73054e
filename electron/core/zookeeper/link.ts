/// <reference path="./library.d.ts" />
import ConnectionManager from 'node-zookeeper-client/lib/ConnectionManager.js';
import jute from 'node-zookeeper-client/lib/jute/index.js';
import { fail, failure } from '../../../shared/errors.ts';
import type { ZooKeeperServer } from './connect-string.ts';
import { createFrameCutter } from './frames.ts';
import { isReading } from './opcodes.ts';

// The only file that knows node-zookeeper-client. It uses the library's connection manager and its record codec, and
// replaces what would mislead us: the choice of the next server (it retries silently for ever), the cutting of frames
// (it keeps half a frame across connections and lets bad bytes throw out of a socket event), and its book of watches
// (it sends them all again in one packet, which a server refuses above 1 MiB).

/** One request: its opcode, its record in the library's protocol specification, and the record's fields. */
export type LinkRequest = { opcode: number; record: string; fields: Record<string, unknown> };

export type LinkEvents = {
  /** Answer by `give` when the next attempt may begin. */
  nextServer(give: (server: ZooKeeperServer) => void): void;
  connected(): void;
  /**
   * The connection is gone or was never made; the library goes on with `nextServer`. `reached`: the server had taken
   * the connection. Without a `reason` the peer closed it.
   */
  disconnected(reason: unknown, reached: boolean): void;
  /** The session is gone for good: this link is finished. */
  ended(expired: boolean): void;
  watchFired(event: { type: number; path: string }): void;
};

export type Link = {
  start(): void;
  /** Resolves to the reply's record. Rejects with what the library or ZooKeeper says, untranslated. */
  request(request: LinkRequest): Promise<unknown>;
  isConnected(): boolean;
  /** The server has taken the connection; there may be no session yet. */
  isReached(): boolean;
  /** 0n before the first session. */
  sessionId(): bigint;
  /** As granted by the server. */
  sessionTimeoutMs(): number;
  /** When the peer last sent anything. */
  heardAtMs(): number;
  /** Tears the present connection; the session is kept and the next server is tried. */
  drop(reason: unknown): void;
  /** Closes the session on the server and then the connection. `ended` is called when that is done. */
  closeSession(): void;
  /** Ends without a word to the server. */
  abandon(): void;
};

const { CLOSED, CLOSING, CONNECTED, CONNECTED_READ_ONLY, CONNECTING, DISCONNECTED, SESSION_EXPIRED } =
  ConnectionManager.STATES;
// The handshake's reply has some forty bytes. After it, a reply is bounded by what one may hold in memory at once:
// 64 MiB are about three million child names.
const handshakeLimitBytes = 1024;
const replyLimitBytes = 64 * 1024 * 1024;

/** Opens nothing yet: `start` does. With `readOnly`, only reading opcodes pass to the queue of outgoing packets. */
export function createLink(options: { sessionTimeoutMs: number; readOnly: boolean; events: LinkEvents }): Link {
  const { events } = options;
  // The address is never used: `findNextServer` below is ours.
  const manager = new ConnectionManager(
    'nowhere:1',
    { sessionTimeout: options.sessionTimeoutMs, spinDelay: 0 },
    onState,
  );
  assertShape(manager);
  const library = ConnectionManager.prototype;
  let heardAtMs = 0;
  let expired = false;
  let reached = false;
  let reason: unknown;
  const isConnected = () => manager.state === CONNECTED || manager.state === CONNECTED_READ_ONLY;
  const cutter = createFrameCutter(() => (manager.state === CONNECTING ? handshakeLimitBytes : replyLimitBytes));

  manager.findNextServer = (give) => {
    // Closed while it waited for its turn: the library would connect all the same.
    events.nextServer((server) => {
      if (manager.state !== CLOSED) give({ host: server.host, port: server.port });
    });
  };
  manager.queue = (request, callback) => {
    if (options.readOnly && !isReading(request.header?.type ?? Number.NaN)) {
      callback?.(failure('READ_ONLY'));
      return;
    }
    library.queue.call(manager, request, callback);
  };
  manager.watcherManager.emit = events.watchFired;
  manager.onSocketConnected = () => {
    cutter.reset();
    reached = true;
    heardAtMs = Date.now();
    library.onSocketConnected.call(manager);
  };
  manager.onSocketError = (error) => {
    reason ??= error;
    library.onSocketError.call(manager, error);
  };
  manager.onSocketData = (chunk) => {
    heardAtMs = Date.now();
    try {
      for (const frame of cutter.push(chunk)) takeFrame(frame);
    } catch (error) {
      drop(error);
    }
  };

  function takeFrame(frame: Buffer) {
    const [head] = manager.pendingQueue;
    try {
      library.onSocketData.call(manager, frame);
    } catch (error) {
      // The library throws on error codes younger than itself, after it took the request from its queue.
      if (head !== undefined && manager.pendingQueue[0] !== head) head.callback(error);
      throw error;
    }
  }

  function onState(state: number) {
    if (state === CONNECTED) {
      reason = undefined;
      events.connected();
    } else if (state === SESSION_EXPIRED) {
      expired = true;
      manager.socket?.destroy();
    } else if (state === DISCONNECTED) {
      manager.pendingBuffer = null;
      failUnsent();
      const [why, wasReached] = [reason, reached];
      [reason, reached] = [undefined, false];
      if (!expired) events.disconnected(why, wasReached);
    } else if (state === CLOSED) {
      events.ended(expired);
    }
  }

  /** What was never sent must not be sent after a reconnect: whoever asked was told that it failed. */
  function failUnsent() {
    for (let packet = manager.packetQueue.shift(); packet !== undefined; packet = manager.packetQueue.shift()) {
      packet.callback(failure('CONNECTION_LOST'));
    }
  }

  function drop(why: unknown) {
    reason ??= why;
    // Left running, the library's connect timer would tear a later connection.
    if (manager.connectTimeoutHandler !== null) clearTimeout(manager.connectTimeoutHandler);
    manager.socket?.destroy();
  }

  return {
    start: () => manager.connect(),
    request: ({ opcode, record, fields }) =>
      new Promise((resolve, reject) => {
        const header = newRecord('RequestHeader') as { type: number };
        header.type = opcode;
        const payload = Object.assign(newRecord(record), fields);
        manager.queue(new jute.Request(header, payload), (error, reply) => {
          if (error) reject(error);
          else resolve(reply?.payload);
        });
      }),
    isConnected,
    isReached: () => reached,
    sessionId: () => manager.getSessionId().readBigUInt64BE(),
    sessionTimeoutMs: () => manager.sessionTimeout,
    heardAtMs: () => heardAtMs,
    drop,
    closeSession: () => manager.close(),
    abandon() {
      manager.setState(CLOSING);
      const closing = manager.socket !== undefined && !manager.socket.closed;
      drop(undefined);
      // With a socket, the library says CLOSED when that has closed.
      if (!closing) manager.setState(CLOSED);
    },
  };
}

function newRecord(name: string): object {
  const Record = jute.protocol[name];
  return Record === undefined ? fail('INTERNAL', { detail: `no record ${name}` }) : new Record();
}

/** Fails at once, and with a name, when another version of the library looks different inside. */
function assertShape(manager: ConnectionManager) {
  const wanted = ['connect', 'close', 'queue', 'findNextServer', 'onSocketConnected', 'onSocketData', 'onSocketError'];
  const present: Record<string, unknown> = { ...ConnectionManager.prototype };
  const missing = wanted.filter((name) => typeof present[name] !== 'function');
  if (missing.length > 0 || !Array.isArray(manager.pendingQueue) || typeof manager.packetQueue?.shift !== 'function') {
    fail('INTERNAL', { detail: `node-zookeeper-client has changed inside: ${missing.join(', ') || 'its queues'}` });
  }
}
