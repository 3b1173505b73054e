import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SandboxDetails } from '../../../electron/sandbox/details.ts';

const run = promisify(execFile);

/** Runs one of Kafka's own tools as a process of its own, as a person would, and answers its output. */
export async function kafkaTool(details: SandboxDetails, main: string, args: readonly string[]): Promise<string> {
  const classPath = join(details.jars.kafka39, '*');
  const { stdout } = await run(details.java, ['-cp', classPath, `org.apache.kafka.tools.${main}`, ...args], {
    maxBuffer: 1 << 30,
  });
  return stdout;
}

/** Starts Kafka's own load generator: `rate` records a second of `bytes` each. */
export function startProducer(details: SandboxDetails, topic: string, rate: number, bytes: number, records: number) {
  return spawn(
    details.java,
    [
      '-Xmx256m',
      '-cp',
      join(details.jars.kafka39, '*'),
      'org.apache.kafka.tools.ProducerPerformance',
      ...['--topic', topic, '--num-records', String(records), '--record-size', String(bytes)],
      ...['--throughput', String(rate)],
      ...['--producer-props', `bootstrap.servers=${details.brokers[0]?.address}`, 'linger.ms=5', 'acks=1'],
    ],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
}

/** Output of kcat with these arguments. */
export async function kcat(args: readonly string[]): Promise<string> {
  const { stdout } = await run('kcat', [...args], { maxBuffer: 1 << 30 });
  return stdout;
}
