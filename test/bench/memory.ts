import type { SandboxDetails } from '../../electron/sandbox/details.ts';
import { firstValue, openCluster, startConsole } from './support/console-process.ts';
import { startProducer } from './support/kafka-command.ts';
import type { Report } from './support/report.ts';
import { round } from './support/stats.ts';
import { readTopics, tailFor } from './support/work.ts';

const rounds = 10;

/** Whether the core's memory stays where it is when the same work is done again and again. */
export async function benchMemory(
  details: SandboxDetails,
  topics: readonly string[],
  tailTopic: string,
  report: Report,
) {
  const bootstrap = details.brokers[0]?.address ?? '';
  const console_ = await startConsole();
  const producer = startProducer(details, tailTopic, 5_000, 200, 1_000_000);
  try {
    const cluster = await openCluster(console_.client, bootstrap);
    const pss: number[] = [];
    for (let i = 0; i < rounds; i += 1) {
      await firstValue(console_.client, 'topics.list', { cluster });
      await readTopics(console_.client, cluster, topics);
      await tailFor(console_.client, cluster, tailTopic, 3_000);
      await console_.collectGarbage();
      const mb = await console_.pssMb();
      pss.push(mb);
      report.round({ pssMb: round(mb, 1) });
    }
    const third = pss[2] ?? Number.NaN;
    const last = pss.at(-1) ?? Number.NaN;
    report.note(`PSS of the core: ${round(third, 1)} MB after round 3, ${round(last, 1)} MB after round ${rounds}`);
    report.finding({
      what: 'growth of the core from round 3 to 10, beyond what is allowed (the larger of 5 % and 10 MB)',
      value: round(last - third - Math.max(10, third * 0.05), 1),
      unit: 'MB',
      bar: 0,
    });
  } finally {
    producer.kill();
    await console_.close();
  }
}
