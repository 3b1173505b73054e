import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openKafka } from '../../../electron/core/kafka/open.ts';
import type { SandboxDetails } from '../../../electron/sandbox/details.ts';
import { kcat } from './kafka-command.ts';

const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;
const recordsPerTopic = 100_000;

/** A topic of one replica. */
export async function makeTopic(details: SandboxDetails, name: string, partitions: number) {
  await withKafka(details, (kafka, signal) => create(kafka, name, partitions, signal));
}

/** Thousands of topics, two records in every partition of the first hundred. */
export async function makeManyTopics(details: SandboxDetails, topics: number, partitions: number) {
  process.stdout.write(`making ${topics} topics\n`);
  await withKafka(details, async (kafka, signal) => {
    for (let i = 0; i < topics; i += 1) await create(kafka, `many-${String(i).padStart(5, '0')}`, partitions, signal);
  });
}

/** Ten topics with JSON records of about 300 B, two of each compression; written by kcat. Answers their names. */
export async function makeCompressedTopics(details: SandboxDetails): Promise<string[]> {
  const file = join(details.runFolder, 'bench-records.txt');
  const line = (i: number) =>
    `order-${i % 5000}\t${JSON.stringify({ orderId: 7_210_194_211_959_000 + i, status: 'PAID', amount: i * 7, customer: { name: '김하늘', grade: 'GOLD', address: '서울특별시 마포구 월드컵북로 396' }, items: [{ name: '무선 이어폰', qty: 1 + (i % 3) }], note: ((i * 2_654_435_761) % 2 ** 32).toString(36).repeat(4) })}\n`;
  await writeFile(file, Array.from({ length: recordsPerTopic }, (_, i) => line(i)).join(''));
  const names: string[] = [];
  for (const codec of [...codecs, ...codecs]) {
    const name = `bench-${codec}-${names.length}`;
    await makeTopic(details, name, 3);
    const settings = ['-b', details.brokers[0]?.address ?? '', '-t', name, '-K', '\t', '-z', codec, '-l'];
    await kcat(['-P', ...settings, file]);
    names.push(name);
  }
  return names;
}

type Kafka = ReturnType<typeof openKafka>;

async function withKafka(details: SandboxDetails, run: (kafka: Kafka, signal: AbortSignal) => Promise<void>) {
  const kafka = openKafka({ brokers: details.brokers[0]?.address ?? '', readOnly: false });
  try {
    await run(kafka, new AbortController().signal);
  } finally {
    await kafka.close();
  }
}

function create(kafka: Kafka, name: string, partitions: number, signal: AbortSignal) {
  return kafka.createTopic({ name, partitions, replicationFactor: 1, configs: {} }, { validateOnly: false }, signal);
}
