import type { SandboxDetails } from '../../electron/sandbox/details.ts';
import { firstValue, openCluster, startConsole } from './support/console-process.ts';
import { kafkaTool } from './support/kafka-command.ts';
import type { Report } from './support/report.ts';
import { median, round, timed } from './support/stats.ts';

const rounds = 7;

/** The whole topic list, with offsets and sizes, in an open session against `kafka-topics --describe` from its start. */
export async function benchTopicList(details: SandboxDetails, topics: number, report: Report) {
  const bootstrap = details.brokers[0]?.address ?? '';
  const console_ = await startConsole();
  try {
    const cluster = await openCluster(console_.client, bootstrap);
    const ratios: number[] = [];
    for (let i = 0; i < rounds; i += 1) {
      const ours = await firstValue(console_.client, 'topics.list', { cluster });
      const known = ours.value.topics.filter((topic) => topic.offsetSpan !== null && topic.sizeBytes !== null);
      if (known.length < topics) throw new Error(`only ${known.length} of ${topics} topics came with their numbers`);
      const theirs = await timed(() =>
        kafkaTool(details, 'TopicCommand', ['--bootstrap-server', bootstrap, '--describe']),
      );
      ratios.push(ours.ms / theirs.ms);
      report.round({ oursMs: round(ours.ms), kafkaTopicsMs: round(theirs.ms), coreTookMs: ours.value.tookMs });
      // The core keeps an answer for who comes back at once; a refresh of its own makes the next one new.
      await console_.client.call('clusters.close', { cluster });
      await openCluster(console_.client, bootstrap);
    }
    report.finding({
      what: `list of ${topics} topics with offsets and sizes, ratio to kafka-topics --describe`,
      value: round(median(ratios)),
      unit: '×',
      bar: 0.15,
    });
  } finally {
    await console_.close();
  }
}
