import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Connection from 'kafkajs/src/network/connection.js';
import Encoder from 'kafkajs/src/protocol/encoder.js';
import { expect, it } from 'vitest';

// The adapter uses what kafkajs does not promise. This fails when an update changes it, before anything subtle does.

const require = createRequire(import.meta.url);

it('is the version whose inside the adapter knows', () => {
  expect(require('kafkajs/package.json').version).toBe('2.2.4');
});

it('has a Connection with a request queue whose timers can be kept', () => {
  const silent = { namespace: () => silent };
  const connection = new Connection({
    host: '127.0.0.1',
    port: 1,
    clientId: 'test',
    logger: silent,
    connectionTimeout: 1,
    requestTimeout: 1,
    enforceRequestTimeout: false,
    socketFactory: () => {
      throw new Error('not dialled here');
    },
  });
  expect(Object.keys(connection.requestQueue)).toEqual(
    expect.arrayContaining(['pending', 'inflight', 'throttledUntil']),
  );
  expect(connection.requestQueue.pending).toEqual([]);
  expect(connection.requestQueue.scheduleCheckPendingRequests).toBeTypeOf('function');
  expect(connection.connect).toBeTypeOf('function');
  expect(connection.send).toBeTypeOf('function');
});

it('frames requests with header v1, so that the tagged fields of v2 may stand first in the body', async () => {
  const frame = require('kafkajs/src/protocol/request.js');
  const body = new Encoder().writeBuffer(Buffer.from([0, 7]));
  const framed = await frame({
    correlationId: 9,
    clientId: 'kc',
    request: { apiKey: 3, apiVersion: 12, encode: async () => body },
  });
  expect([...framed.buffer]).toEqual([0, 0, 0, 14, 0, 3, 0, 12, 0, 0, 0, 9, 0, 2, 107, 99, 0, 7]);
});

it('says "Connection timeout" when dialling takes too long: the adapter goes by it', () => {
  const source = readFileSync(require.resolve('kafkajs/src/network/connection.js'), 'utf8');
  expect(source).toContain("new KafkaJSConnectionError('Connection timeout'");
});
