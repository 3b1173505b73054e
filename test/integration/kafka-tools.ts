import { afterAll, inject } from 'vitest';
import type { SeededRecord } from './clusters.ts';
import { type JavaHarness, startJavaHarness } from './java-harness.ts';

/** What one of Kafka's command-line tools printed. */
export type ToolOutput = { exitCode: number; out: string; err: string };

/** A record to be sent by Java's producer; a missing partition is left to its partitioner. */
export type JavaRecord = {
  topic: string;
  partition?: number;
  timestampMs?: number;
  key: Uint8Array | string | null;
  value: Uint8Array | string | null;
  headers?: { name: string; value: Uint8Array | string | null }[];
};

export type Sent = { partition: number; offset: bigint; timestampMs: number };
export type Received = Omit<SeededRecord, 'cluster' | 'topic' | 'transaction'>;

/** Kafka's own tools and clients, the ones an engineer trusts. All verbs reject with Java's words when Java fails. */
export type KafkaTools = {
  /** Runs a tool by its class name, e.g. `run('TopicCommand', ['--bootstrap-server', address, '--describe'])`. */
  run(tool: string, args: readonly string[], stdin?: string): Promise<ToolOutput>;
  /** Requests that the broker behind this JMX port has answered, by name, e.g. `{ Fetch: 12, Metadata: 3 }`. */
  requestCounts(jmxPort: number): Promise<Record<string, number>>;
  /** One attribute of an MBean: a number, text or an object of them. */
  attribute(jmxPort: number, bean: string, attribute: string): Promise<unknown>;
  /**
   * Sends records with Java's producer and its configs. `end` makes them one transaction (configs need a
   * `transactional.id`); `open` leaves it open until the test file ends.
   */
  produce(
    brokers: string,
    records: readonly JavaRecord[],
    options?: { configs?: Record<string, string>; end?: 'commit' | 'abort' | 'open' },
  ): Promise<Sent[]>;
  /** Reads up to `count` records of a partition from an offset with Java's consumer, which joins no group. */
  consume(
    brokers: string,
    from: { topic: string; partition: number; offset: bigint; count: number },
    configs?: Record<string, string>,
  ): Promise<Received[]>;
};

/** One JVM with the tools of this version for the test file that calls this at its top; it starts when first asked. */
export function useKafkaTools(version: '3.9' | '4.1' = '3.9'): KafkaTools {
  const details = inject('sandbox');
  let started: Promise<JavaHarness> | null = null;
  async function ask(verb: string, question: Record<string, unknown>): Promise<unknown> {
    started ??= startJavaHarness(version === '3.9' ? details.jars.kafka39 : details.jars.kafka41, details);
    return (await started).ask({ verb, ...question });
  }
  afterAll(async () => (await started)?.end());
  return {
    run: async (tool, args, stdin) => (await ask('run', { tool, args, stdin })) as ToolOutput,
    requestCounts: async (jmxPort) => (await ask('requestCounts', { jmxPort })) as Record<string, number>,
    attribute: (jmxPort, bean, attribute) => ask('attribute', { jmxPort, bean, attribute }),
    async produce(brokers, records, { configs = {}, end } = {}) {
      const sent = await ask('produce', { brokers, configs, end, records: records.map(encodeRecord) });
      return (sent as { offset: string }[]).map((one) => ({ ...one, offset: BigInt(one.offset) }) as Sent);
    },
    async consume(brokers, { topic, partition, offset, count }, configs = {}) {
      const from = String(offset);
      return ((await ask('consume', { brokers, configs, topic, partition, from, count })) as Encoded[]).map(decode);
    },
  };
}

type Encoded = {
  partition: number;
  offset: string;
  timestampMs: number;
  key: string | null;
  value: string | null;
  headers: { name: string; value: string | null }[];
};

function encodeRecord(record: JavaRecord) {
  return {
    ...record,
    key: base64(record.key),
    value: base64(record.value),
    headers: (record.headers ?? []).map(({ name, value }) => ({ name, value: base64(value) })),
  };
}

function decode(record: Encoded): Received {
  return {
    ...record,
    offset: BigInt(record.offset),
    key: bytes(record.key),
    value: bytes(record.value),
    headers: record.headers.map(({ name, value }) => ({ name, value: bytes(value) })),
  };
}

function base64(bytes: Uint8Array | string | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString('base64');
}

function bytes(text: string | null): Buffer | null {
  return text === null ? null : Buffer.from(text, 'base64');
}
