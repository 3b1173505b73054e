// The two inner modules of node-zookeeper-client 1.1.3 that link.ts stands on. The published types cover only its
// outer face, which hides the reasons of failures and loses watches; `assertShape` in link.ts checks all this at run time.

declare module 'node-zookeeper-client/lib/jute/index.js' {
  /** A protocol record: its fields are set and read by name. */
  type Record = object;
  type Request = { header: { type: number } | null; payload: Record | null };
  const jute: {
    readonly protocol: {
      readonly [name: string]: (new () => Record) | undefined;
    };
    readonly Request: new (header: { type: number }, payload: Record) => Request;
  };
  export default jute;
}

declare module 'node-zookeeper-client/lib/ConnectionManager.js' {
  import type { Socket } from 'node:net';

  type Reply = { payload: unknown };
  type Packet = {
    request: { header: { type: number } | null };
    callback: (error: unknown, reply?: Reply) => void;
  };
  class ConnectionManager {
    static readonly STATES: Readonly<{
      [name in
        | 'DISCONNECTED'
        | 'CONNECTING'
        | 'CONNECTED'
        | 'CONNECTED_READ_ONLY'
        | 'CLOSING'
        | 'CLOSED'
        | 'SESSION_EXPIRED'
        | 'AUTHENTICATION_FAILED']: number;
    }>;
    constructor(
      connect: string,
      options: { sessionTimeout: number; spinDelay: number },
      onState: (state: number) => void,
    );
    state: number;
    /** Absent until the first attempt. */
    socket?: Socket;
    sessionTimeout: number;
    connectTimeoutHandler: NodeJS.Timeout | null;
    pendingBuffer: Buffer | null;
    /** Sent and waiting for their reply, in order. */
    pendingQueue: Packet[];
    /** Not sent yet. */
    packetQueue: { shift(): Packet | undefined };
    watcherManager: { emit(event: { type: number; path: string }): void };
    connect(): void;
    close(): void;
    getSessionId(): Buffer;
    setState(state: number): void;
    queue(request: Packet['request'], callback?: Packet['callback']): void;
    findNextServer(give: (server: { host: string; port: number }) => void): void;
    onSocketConnected(): void;
    onSocketData(bytes: Buffer): void;
    onSocketError(error: Error): void;
  }
  export default ConnectionManager;
}
