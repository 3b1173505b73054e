import type { ReadReport, RecordsAnswer } from '../../../../shared/contract/index.ts';
import { assertNever, type ErrorCode, Failure } from '../../../../shared/errors.ts';
import { encodeRecordBatch } from '../../../../shared/wire/record-batch.ts';
import type { ClusterClient } from '../cluster-client.ts';
import type { RecordQuery } from '../source.ts';
import { type Bounds, boundsOf, offsetsAt } from './bounds.ts';
import { mergeByTime } from './merge.ts';
import { larger, smaller } from './offsets.ts';
import type { Piece, ReadLimits } from './pieces.ts';
import { createRangeReader } from './ranges.ts';
import { readBackward } from './read-backward.ts';
import { readForward } from './read-forward.ts';
import { choosePartitions, type TopicLeaders } from './topic-leaders.ts';

/** Longer keys and values come cut in lists; `readField` gets the rest. */
export const fieldCapBytes = 64 << 10;
const answerMaxBytes = 32 << 20;
const ownTimeMs = 7_000;

const isBackward = ({ start }: RecordQuery): boolean => start.kind === 'newest' || start.kind === 'before';

const clamp = (offset: bigint, { start, end }: Bounds): bigint => larger(start, smaller(offset, end));

/** Partitions that the query names or continues. */
function chosenOf(query: RecordQuery): readonly number[] | undefined {
  const { start, partitions } = query;
  if (start.kind !== 'before' && start.kind !== 'from') return partitions;
  const continued = start.offsets.map((each) => each.partition);
  return partitions ? continued.filter((each) => partitions.includes(each)) : continued;
}

/** Where reading begins in each partition: the offset below which (backward) or from which (forward). */
async function beginnings(
  client: ClusterClient,
  { start, topic, isolation }: RecordQuery,
  bounds: readonly Bounds[],
  signal: AbortSignal,
): Promise<Map<number, bigint>> {
  const each = (offset: (bound: Bounds) => bigint) => new Map(bounds.map((bound) => [bound.partition, offset(bound)]));
  switch (start.kind) {
    case 'newest':
      return each((bound) => bound.end);
    case 'oldest':
      return each((bound) => bound.start);
    case 'offset':
      return each((bound) => clamp(start.offset, bound));
    case 'before':
    case 'from': {
      const given = new Map(start.offsets.map(({ partition, offset }) => [partition, offset]));
      return each((bound) => clamp(given.get(bound.partition) ?? bound.end, bound));
    }
    case 'time': {
      const found = await offsetsAt(client, topic, bounds, { timestampMs: BigInt(start.atMs), isolation }, signal);
      for (const bound of bounds) {
        const offset = found.get(bound.partition);
        if (typeof offset === 'object') bound.error = offset;
      }
      return each((bound) => {
        const offset = found.get(bound.partition);
        // −1: no record is at or after this time.
        return typeof offset === 'bigint' && offset >= 0n ? clamp(offset, bound) : bound.end;
      });
    }
    default:
      return assertNever(start);
  }
}

function reportOf(
  pieces: readonly Piece[],
  bounds: readonly Bounds[],
  facts: { late: boolean; fetchedBytes: number; tookMs: number },
): ReadReport {
  const byPartition = new Map(pieces.map((piece) => [piece.partition, piece]));
  const spans = bounds.map(({ partition, start, end, error }) => {
    const piece = byPartition.get(partition);
    const why = piece?.error ?? error;
    const { from, to } = piece ?? { from: end, to: end };
    return { partition, from, to, startOffset: start, endOffset: end, ...(why ? { error: why } : {}) };
  });
  const complete = pieces.every((piece) => piece.complete || piece.error !== undefined);
  return {
    spans,
    records: pieces.reduce((sum, piece) => sum + piece.records, 0),
    stopped: complete ? 'end' : facts.late ? 'time' : 'limit',
    fetchedBytes: facts.fetchedBytes,
    tookMs: facts.tookMs,
  };
}

async function readOnce(
  client: ClusterClient,
  leaders: TopicLeaders,
  query: RecordQuery,
  { fresh, signal }: { fresh: boolean; signal: AbortSignal },
): Promise<RecordsAnswer> {
  const { topic, isolation, limit } = query;
  const startedMs = performance.now();
  const metadata = await leaders.get(topic, { fresh, signal });
  const bounds = await boundsOf(client, topic, choosePartitions(metadata, chosenOf(query)), isolation, signal);
  const at = await beginnings(
    client,
    query,
    bounds.filter((bound) => !bound.error),
    signal,
  );
  const readable = bounds.flatMap((bound) => {
    const offset = at.get(bound.partition);
    return offset === undefined || bound.error ? [] : [{ ...bound, offset }];
  });
  let late = false;
  const limits: ReadLimits = {
    limit,
    maxBytes: answerMaxBytes,
    late: () => {
      late ||= performance.now() - startedMs > ownTimeMs;
      return late;
    },
  };
  const reader = createRangeReader(client, topic, { isolation, fieldCapBytes }, signal);
  const backward = isBackward(query);
  const pieces = backward
    ? await readBackward(
        reader,
        readable.map((each) => ({ ...each, upper: each.offset })),
        limits,
      )
    : await readForward(
        reader,
        readable.map((each) => ({ ...each, from: each.offset })),
        limits,
      );
  const rows = mergeByTime(pieces.flatMap((piece) => piece.rows));
  if (backward) rows.reverse();
  const tookMs = Math.round(performance.now() - startedMs);
  const report = reportOf(pieces, bounds, { late, fetchedBytes: reader.fetchedBytes(), tookMs });
  return { batch: encodeRecordBatch(rows), report };
}

const movedCodes: ReadonlySet<ErrorCode> = new Set([
  'LEADER_NOT_AVAILABLE',
  'TOPIC_NOT_FOUND',
  'OFFSET_OUT_OF_RANGE',
  'CONNECTION_LOST',
  'CONNECTION_REFUSED',
]);

/** What was remembered of the topic may be out of date: a leader moved, a broker died, retention went on. */
const mayHaveMoved = ({ report }: RecordsAnswer): boolean =>
  report.spans.some(({ error }) => error && movedCodes.has(error.code));

/**
 * One page of records. A partition that cannot be read tells so in its span and does not spoil the others; when none
 * can, the first one's failure is thrown. What moved meanwhile is asked for again, once.
 */
export async function readRecords(
  client: ClusterClient,
  leaders: TopicLeaders,
  query: RecordQuery,
  signal: AbortSignal,
): Promise<RecordsAnswer> {
  let answer = await readOnce(client, leaders, query, { fresh: false, signal });
  if (mayHaveMoved(answer)) answer = await readOnce(client, leaders, query, { fresh: true, signal });
  const { spans, records } = answer.report;
  const [first] = spans;
  if (first?.error && records === 0 && spans.every((span) => span.error)) throw new Failure(first.error);
  return answer;
}
