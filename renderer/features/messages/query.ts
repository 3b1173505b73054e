import type { Start } from '../../../shared/contract/index.ts';
import type { FormatChoice } from './format/field-format.ts';
import { formatPartitionList, parsePartitionList } from './partition-list.ts';

/** Which record is open: it keeps its name however the list changes. */
export type RecordId = { partition: number; offset: bigint };

/** Everything of this view that has an address. */
export type MessagesQuery = {
  start: Extract<Start, { kind: 'newest' | 'oldest' | 'offset' | 'time' }>;
  limit: number;
  partitions: number[] | null;
  filter: string;
  record: RecordId | null;
  tail: boolean;
  produce: boolean;
  keyFormat: FormatChoice;
  valueFormat: FormatChoice;
};

export const defaultLimit = 500;
export const maxLimit = 10_000;

const formats: readonly string[] = ['auto', 'text', 'json', 'hex'] satisfies FormatChoice[];
const isFormat = (text: string): text is FormatChoice => formats.includes(text);
const formatOf = (text = ''): FormatChoice => (isFormat(text) ? text : 'auto');

/** Reads an address; what is missing or makes no sense is the default. */
export function parseQuery(query: Record<string, string>): MessagesQuery {
  const limit = Number(query.count);
  return {
    start: parseStart(query.start ?? ''),
    limit: Number.isInteger(limit) && limit > 0 ? Math.min(limit, maxLimit) : defaultLimit,
    partitions: query.partitions === undefined ? null : (parsePartitionList(query.partitions) ?? null),
    filter: query.filter ?? '',
    record: parseRecord(query.record ?? ''),
    tail: query.tail === '1',
    produce: query.produce === '1',
    keyFormat: formatOf(query.key),
    valueFormat: formatOf(query.value),
  };
}

/** Writes an address; defaults are left out. */
export function formatQuery(query: MessagesQuery): Record<string, string> {
  const written: Record<string, string> = {};
  if (query.start.kind !== 'newest') written.start = formatStart(query.start);
  if (query.limit !== defaultLimit) written.count = String(query.limit);
  if (query.partitions !== null) written.partitions = formatPartitionList(query.partitions);
  if (query.filter !== '') written.filter = query.filter;
  if (query.record !== null) written.record = `${query.record.partition}:${query.record.offset}`;
  if (query.tail) written.tail = '1';
  if (query.produce) written.produce = '1';
  if (query.keyFormat !== 'auto') written.key = query.keyFormat;
  if (query.valueFormat !== 'auto') written.value = query.valueFormat;
  return written;
}

function parseStart(text: string): MessagesQuery['start'] {
  const [kind, digits = ''] = text.split(':');
  if (kind === 'oldest') return { kind: 'oldest' };
  if (kind === 'offset' && /^\d{1,18}$/.test(digits)) return { kind: 'offset', offset: BigInt(digits) };
  if (kind === 'time' && /^\d{1,15}$/.test(digits)) return { kind: 'time', atMs: Number(digits) };
  return { kind: 'newest' };
}

function formatStart(start: MessagesQuery['start']): string {
  if (start.kind === 'offset') return `offset:${start.offset}`;
  return start.kind === 'time' ? `time:${start.atMs}` : start.kind;
}

function parseRecord(text: string): RecordId | null {
  const match = /^(\d{1,7}):(\d{1,18})$/.exec(text);
  return match === null ? null : { partition: Number(match[1]), offset: BigInt(match[2] ?? '0') };
}
