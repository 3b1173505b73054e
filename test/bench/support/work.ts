import type { Client } from '../../../shared/wire/client.ts';
import { openRecordBatch } from '../../../shared/wire/record-batch.ts';
import { sleep } from './stats.ts';

/** Reads the newest and the oldest 10,000 records of each topic: decompressing and decoding for the core. */
export async function readTopics(client: Client, cluster: string, topics: readonly string[]): Promise<number> {
  let records = 0;
  for (const topic of topics)
    for (const kind of ['newest', 'oldest'] as const) {
      const { batch } = await client.call('records.read', { cluster, topic, start: { kind }, limit: 10_000 });
      records += openRecordBatch(batch).rows;
    }
  return records;
}

/** Tails a topic for a while and answers how many records came and how many were skipped. */
export async function tailFor(client: Client, cluster: string, topic: string, ms: number) {
  let shown = 0;
  let skipped = 0;
  const watch = client.watch(
    'records.tail',
    { cluster, topic },
    {
      onItem(item, dropped) {
        shown += item.rows;
        skipped += dropped;
      },
    },
  );
  await sleep(ms);
  watch.close();
  return { shown, skipped };
}
