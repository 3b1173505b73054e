import type { SandboxDetails } from '../../electron/sandbox/details.ts';
import { openCluster, startConsole, startIdleNode } from './support/console-process.ts';
import { startProducer } from './support/kafka-command.ts';
import type { Report } from './support/report.ts';
import { median, round } from './support/stats.ts';
import { readTopics, tailFor } from './support/work.ts';

const rounds = 5;

/** How long the core's event loop is kept waiting while topics of all compressions are read and one is tailed. */
export async function benchEventLoop(
  details: SandboxDetails,
  topics: readonly string[],
  tailTopic: string,
  report: Report,
) {
  const bootstrap = details.brokers[0]?.address ?? '';
  const console_ = await startConsole();
  const idle = await startIdleNode();
  const producer = startProducer(details, tailTopic, 5_000, 200, 1_000_000);
  try {
    const cluster = await openCluster(console_.client, bootstrap);
    await readTopics(console_.client, cluster, topics);
    const differences: number[] = [];
    for (let i = 0; i < rounds; i += 1) {
      await Promise.all([console_.resetDelays(), idle.reset()]);
      const [records, tail] = await Promise.all([
        readTopics(console_.client, cluster, topics),
        tailFor(console_.client, cluster, tailTopic, 3_000),
      ]);
      const [core, nothing] = await Promise.all([console_.delays(), idle.delays()]);
      differences.push(core.p999Ms - nothing.p999Ms);
      report.round({ records, tail, core, idle: nothing });
    }
    report.finding({
      what: "99.9th percentile of the core's event-loop delay above an idle Node process",
      value: round(median(differences), 1),
      unit: 'ms',
      bar: 50,
    });
  } finally {
    producer.kill();
    idle.close();
    await console_.close();
  }
}
