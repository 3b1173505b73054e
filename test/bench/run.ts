import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSandbox } from '../../electron/sandbox/sandbox.ts';
import { benchEventLoop } from './event-loop.ts';
import { benchMemory } from './memory.ts';
import { benchOpenTopic } from './open-topic.ts';
import { makeCompressedTopics, makeManyTopics, makeTopic } from './support/prepare.ts';
import { type Report, reportBench } from './support/report.ts';
import { benchTail } from './tail.ts';
import { benchTopicList } from './topic-list.ts';
import { benchTopicTable } from './topic-table.ts';

// `npm run bench`: every promise of speed beside its rival, on one broker. `npm run bench -- tail memory` runs some.

const topics = 2_000;
const { positionals: wanted } = parseArgs({ allowPositionals: true });
const folder = await mkdtemp(join(tmpdir(), 'kconsole-bench-sandbox-'));
const sandbox = createSandbox({ profile: 'one', folder });
await sandbox.start();
let good = true;
try {
  const details = sandbox.details();
  if (!details) throw new Error('the sandbox has no details');
  const bench = async (name: string, run: (report: Report) => Promise<void>) => {
    if (wanted.length === 0 || wanted.includes(name)) good = (await reportBench(name, run)) && good;
  };
  const needs = (...names: string[]) => wanted.length === 0 || names.some((name) => wanted.includes(name));
  const compressed = needs('event-loop', 'memory', 'open-topic') ? await makeCompressedTopics(details) : [];
  await makeTopic(details, 'tail', 1);
  await bench('topic-table', benchTopicTable);
  await bench('open-topic', (report) => benchOpenTopic(details, compressed, report));
  await bench('tail', (report) => benchTail(details, 'tail', report));
  await bench('event-loop', (report) => benchEventLoop(details, compressed, 'tail', report));
  await bench('memory', (report) => benchMemory(details, compressed, 'tail', report));
  if (needs('topic-list')) await makeManyTopics(details, topics, 5);
  await bench('topic-list', (report) => benchTopicList(details, topics, report));
} finally {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = good ? 0 : 1;
