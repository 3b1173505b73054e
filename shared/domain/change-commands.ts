import { decodeUtf8Strict } from '../text/utf8.ts';
import { isAtLeast } from './kafka-version.ts';
import { quotePosix, quoteWindows } from './shell-quote.ts';

/** What a command is written for. */
export type CommandTarget = {
  bootstrap: string;
  /** With its chroot; the tools before Kafka 2.2 want it. */
  zookeeperConnect: string;
  kafkaVersion?: string;
  /** `process.platform`. */
  platform: string;
};

/** `noteCode`: where the command does something else than this app. */
export type Command<Tool extends string> = { tool: Tool; text: string; noteCode?: string };

type Shell = { script(name: string): string; quote(argument: string): string };

function shellOf(platform: string): Shell {
  return platform === 'win32'
    ? { script: (name) => `${name}.bat`, quote: quoteWindows }
    : { script: (name) => `${name}.sh`, quote: quotePosix };
}

/** `kafka-topics` took ZooKeeper's address until 2.1 and the brokers' since 2.2 (KIP-377). */
function topicsTool(target: CommandTarget, { script, quote }: Shell): string {
  const address =
    isAtLeast(target.kafkaVersion, '2.2') || target.zookeeperConnect === ''
      ? `--bootstrap-server ${quote(target.bootstrap)}`
      : `--zookeeper ${quote(target.zookeeperConnect)}`;
  return `${script('kafka-topics')} ${address}`;
}

/** `null` leaves the number to the broker. */
export function createTopicCommand(
  target: CommandTarget,
  topic: {
    name: string;
    partitions: number | null;
    replicationFactor: number | null;
    configs: Readonly<Record<string, string>>;
  },
): Command<'kafka-topics'> {
  const shell = shellOf(target.platform);
  const words = [
    `${topicsTool(target, shell)} --create --topic ${shell.quote(topic.name)}`,
    ...(topic.partitions === null ? [] : [`--partitions ${topic.partitions}`]),
    ...(topic.replicationFactor === null ? [] : [`--replication-factor ${topic.replicationFactor}`]),
    ...Object.entries(topic.configs).map(([name, value]) => `--config ${shell.quote(`${name}=${value}`)}`),
  ];
  return { tool: 'kafka-topics', text: words.join(' ') };
}

/** The tool reads the name as a regular expression: an unescaped `a.b` would mean `axb` as well. */
function namePattern(name: string): string {
  return name.replaceAll('.', '\\.');
}

/** Deletes exactly this topic. */
export function deleteTopicCommand(target: CommandTarget, name: string): Command<'kafka-topics'> {
  const shell = shellOf(target.platform);
  return {
    tool: 'kafka-topics',
    text: `${topicsTool(target, shell)} --delete --topic ${shell.quote(namePattern(name))}`,
  };
}

/** What shows the same as the page of a topic; it changes nothing. */
export function describeTopicCommand(target: CommandTarget, name: string): Command<'kafka-topics'> {
  const shell = shellOf(target.platform);
  return {
    tool: 'kafka-topics',
    text: `${topicsTool(target, shell)} --describe --topic ${shell.quote(namePattern(name))}`,
  };
}

/** So much fits into one argument everywhere (Linux ends at 128 KiB). */
const longestArgument = 100_000;

/**
 * `set` of ZooKeeper's shell, on the server's own root; with `-v` since the ZooKeeper 3.5 that Kafka 2.4 brought.
 * null for what a command line cannot say: bytes that are no text, or a NUL.
 */
export function setZnodeCommand(
  target: CommandTarget,
  path: string,
  data: Uint8Array | null,
  version: number,
): Command<'zkCli'> | null {
  const text = data === null ? '' : decodeUtf8Strict(data);
  if (text === null || text.includes('\u0000')) return null;
  const { script, quote } = shellOf(target.platform);
  const servers = target.zookeeperConnect.replace(/\/.*$/, '');
  const long = text.length > longestArgument;
  const argument = long ? '"$(cat data.txt)"' : quote(text) || "''";
  const edit = isAtLeast(target.kafkaVersion, '2.4')
    ? // without `--` the shell takes data that begins with a minus sign for an option
      `set -v ${version} ${text.startsWith('-') ? '-- ' : ''}${quote(path)} ${argument}`
    : `set ${quote(path)} ${argument} ${version}`;
  const noteCode = long ? 'zkcli-file' : data === null ? 'zkcli-null' : undefined;
  return { tool: 'zkCli', text: `${script('zkCli')} -server ${quote(servers)} ${edit}`, ...(noteCode && { noteCode }) };
}
