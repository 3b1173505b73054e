// The inner shape of kafkajs 2.2.4 that the adapter relies on. A test opens these modules and fails when it changes.

declare module 'kafkajs/src/network/connection.js' {
  import type { Socket } from 'node:net';
  import type { InnerLogger } from 'kafkajs/src/loggers/index.js';
  import type { InnerEncoder } from 'kafkajs/src/protocol/encoder.js';

  export type InnerConnectionOptions = {
    host: string;
    port: number;
    clientId: string;
    logger: InnerLogger;
    connectionTimeout: number;
    requestTimeout: number;
    enforceRequestTimeout: boolean;
    socketFactory(options: { host: string; port: number; onConnect: () => void }): Socket;
  };

  export default class Connection {
    readonly requestQueue: { pending: unknown[]; scheduleCheckPendingRequests(): void };
    constructor(options: InnerConnectionOptions);
    connect(): Promise<true>;
    send<T>(call: {
      request: { apiKey: number; apiName: string; apiVersion: number; encode(): Promise<InnerEncoder> };
      response: {
        decode(payload: Buffer): Promise<{ payload: Buffer }>;
        parse(decoded: { payload: Buffer }): Promise<T>;
      };
      logResponseError: boolean;
    }): Promise<T>;
  }
}

declare module 'kafkajs/src/protocol/encoder.js' {
  export type InnerEncoder = { writeBuffer(bytes: Buffer): InnerEncoder };
  const Encoder: new (initialSize?: number) => InnerEncoder;
  export default Encoder;
}

declare module 'kafkajs/src/loggers/index.js' {
  export type InnerLogger = { namespace(name: string): InnerLogger };
  const loggers: {
    LEVELS: { NOTHING: number };
    createLogger(options: { level: number; logCreator: () => () => void }): InnerLogger;
  };
  export default loggers;
}
