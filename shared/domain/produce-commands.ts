import { decodeUtf8Strict } from '../text/utf8.ts';
import type { Command, CommandTarget } from './change-commands.ts';
import { isAtLeast } from './kafka-version.ts';
import { printfFormat, quotePosix } from './shell-quote.ts';

/** A record as the form has it, with the partition it goes to. */
export type RecordCommand = {
  topic: string;
  partition: number;
  /** The partition follows from the key, so Kafka's own tools choose the same. */
  partitionByKey: boolean;
  key: Uint8Array | null;
  value: Uint8Array | null;
  headers: readonly { name: string; value: Uint8Array | null }[];
  timestampMs: number | null;
  compression: 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';
  acks: 'all' | 'leader';
};

/** Longer values go through a file: nobody pastes them. */
const longestInline = 4_096;

/**
 * The record with kcat, which can send any bytes. The partition is always named, since kcat hashes keys by CRC32 and not by
 * murmur2. An empty value needs the key on standard input: kcat skips empty lines.
 */
export function kcatCommand(target: CommandTarget, record: RecordCommand): Command<'kcat'> | null {
  const { key, value, headers, compression, acks } = record;
  const empty = value === null || value.length === 0;
  if (empty && (key === null || (value === null && key.length === 0))) return null;
  const headerWords = headers.map(({ name, value: of }) => headerArgument(name, of));
  if (headerWords.includes(null)) return null;

  const inline = empty || value.length <= longestInline;
  const keyText = key && decodeUtf8Strict(key);
  const keyFits = !empty && (key === null || (typeof keyText === 'string' && !keyText.includes('\u0000')));
  if (!keyFits && !inline) return null;
  const inputs = [...(value ?? []), ...(keyFits ? [] : (key ?? []))];
  const end = inputs.includes(0x0a) ? separator(inputs, []) : '\n';
  const between = keyFits ? undefined : separator(inputs, [end]);
  if (end === undefined || (!keyFits && between === undefined)) return null;

  const words = [
    `kcat -P -b ${quotePosix(target.bootstrap)} -t ${quotePosix(record.topic)} -p ${record.partition}`,
    ...(keyFits && typeof keyText === 'string' ? [`-k ${quotePosix(keyText) || "''"}`] : []),
    ...(between === undefined ? [] : [`-K ${escapeDelimiter(between)}`]),
    ...(end === '\n' || !inline ? [] : [`-D ${escapeDelimiter(end)}`]),
    ...(value === null ? ['-Z'] : []),
    ...headerWords.map((word) => `-H ${word}`),
    ...(compression === 'none' ? [] : [`-z ${compression}`]),
    `-X acks=${acks === 'all' ? 'all' : '1'}`,
  ];
  const note = noteOf(record, inline ? 'kcat-partition' : 'value-file');
  if (!inline) return { tool: 'kcat', text: [...words, 'value.bin'].join(' '), noteCode: note };
  const input = [
    ...(between === undefined ? [] : [printfFormat(key ?? new Uint8Array()), printfFormat(bytesOf(between))]),
  ];
  input.push(printfFormat(value ?? new Uint8Array()), printfFormat(bytesOf(end)));
  return { tool: 'kcat', text: `printf ${quotePosix(input.join(''))} | ${words.join(' ')}`, noteCode: note };
}

/**
 * The record with Kafka's own console producer, where that can say it: one line of text, tab after the key. Headers and
 * tombstones need Kafka 3.2 (KIP-798, KIP-810). It chooses the partition itself.
 */
export function consoleProducerCommand(
  target: CommandTarget,
  record: RecordCommand,
): Command<'kafka-console-producer'> | null {
  const { key, value, headers, compression, acks } = record;
  const modern = isAtLeast(target.kafkaVersion, '3.2');
  if (!modern && (value === null || headers.length > 0)) return null;
  const keyText = key === null ? null : lineOf(key, '\t');
  const valueText = value === null ? tombstoneWord : lineOf(value, '');
  const headerTexts = headers.map((header) => consoleHeader(header.name, header.value));
  if (keyText === undefined || valueText === undefined || headerTexts.includes(undefined)) return null;
  if (keyText === tombstoneWord || (value !== null && valueText === tombstoneWord)) return null;

  const properties = [
    ...(headers.length > 0 ? ['parse.headers=true'] : []),
    ...(key === null ? [] : ['parse.key=true']),
    ...(value === null ? [`null.marker=${tombstoneWord}`] : []),
  ];
  const address = isAtLeast(target.kafkaVersion, '2.5') ? '--bootstrap-server' : '--broker-list';
  const words = [
    `kafka-console-producer.sh ${address} ${quotePosix(target.bootstrap)} --topic ${quotePosix(record.topic)}`,
    ...properties.map((property) => `--property ${property}`),
    ...(compression === 'none' ? [] : [`--compression-codec ${compression}`]),
    `--producer-property acks=${acks === 'all' ? 'all' : '1'}`,
  ];
  const line = [
    ...(headers.length > 0 ? [headerTexts.join(',')] : []),
    ...(keyText === null ? [] : [keyText]),
    valueText,
  ];
  const input = printfFormat(bytesOf(`${line.join('\t')}\n`));
  const noteCode = noteOf(record, record.partitionByKey ? undefined : 'console-partition');
  const text = `printf ${quotePosix(input)} | ${words.join(' ')}`;
  return { tool: 'kafka-console-producer', text, ...(noteCode && { noteCode }) };
}

const tombstoneWord = '__null__';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Neither tool can set a time, which outweighs every other difference. */
function noteOf<Note extends string | undefined>(record: RecordCommand, note: Note): Note | 'timestamp-now' {
  return record.timestampMs === null ? note : 'timestamp-now';
}

/** A control character that occurs nowhere in the bytes. */
function separator(bytes: readonly number[], taken: readonly (string | undefined)[]): string | undefined {
  return ['\u001e', '\u001f', '\u001d', '\u001c'].find(
    (candidate) => !taken.includes(candidate) && !bytes.includes(candidate.charCodeAt(0)),
  );
}

const escapeDelimiter = (character: string) => `'\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}'`;

/** `name=value`, `name` alone for null; null for what an argument cannot hold. */
function headerArgument(name: string, value: Uint8Array | null): string | null {
  const text = value === null ? '' : decodeUtf8Strict(value);
  if (text === null || name === '' || name.includes('=') || name.includes('\u0000') || text.includes('\u0000'))
    return null;
  return quotePosix(value === null ? name : `${name}=${text}`);
}

/** The text of one line; undefined when it is none, or holds `without`. */
function lineOf(bytes: Uint8Array, without: string): string | undefined {
  const text = decodeUtf8Strict(bytes);
  if (text === null || /[\n\r]/.test(text) || (without !== '' && text.includes(without))) return undefined;
  return text;
}

function consoleHeader(name: string, value: Uint8Array | null): string | undefined {
  const text = value === null ? undefined : lineOf(value, '\t');
  if (text === undefined || /[:,\t\n\r]/.test(name) || text.includes(',')) return undefined;
  return `${name}:${text}`;
}
