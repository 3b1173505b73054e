import type { AppError } from '../../../../shared/errors.ts';
import type { RecordRow } from '../../../../shared/wire/record-batch.ts';
import { chooseNewest, isRecord, rowBytes, type Side } from './merge.ts';
import { larger } from './offsets.ts';
import type { Piece, ReadLimits } from './pieces.ts';
import { isOpen, type Range, type RangeReader, range } from './ranges.ts';

/** A partition read from its end: `rows` holds all records of [low, upper). */
type BackSide = Side & {
  leader: number;
  start: bigint;
  upper: bigint;
  low: bigint;
  /** Offsets to step back by: guessed first, then from how many records the last step met. */
  step: bigint;
  /** Older rows were let go: an answer cannot hold more than what is kept. */
  trimmed: boolean;
  error?: AppError;
  damage?: AppError;
};

const emptyStepGrowth = 8n;

/** Drops the oldest rows beyond what an answer can hold; `low` then says where the kept ones begin. */
function trim(side: BackSide, { limit, maxBytes }: ReadLimits): void {
  let records = 0;
  let bytes = 0;
  for (let at = side.rows.length - 1; at >= 0; at--) {
    const row = side.rows[at];
    if (!row) continue;
    bytes += rowBytes(row);
    if (isRecord(row)) records++;
    if (records <= limit && (bytes <= maxBytes || records <= 1)) continue;
    side.rows.splice(0, at + 1);
    side.low = row.offset + 1n;
    side.trimmed = true;
    return;
  }
}

/** Reads each side's next stretch back, from its lower end upwards. Leaves `low` alone where the time ran out. */
async function stepBack(reader: RangeReader, sides: readonly BackSide[], limits: ReadLimits): Promise<void> {
  const found = new Map<BackSide, RecordRow[]>();
  const windows = new Map<BackSide, Range>();
  for (const side of sides) {
    const from = larger(side.low - side.step, side.start);
    windows.set(side, range(side.partition, side.leader, from, side.low));
    found.set(side, []);
  }
  const from = new Map([...windows].map(([side, window]) => [side, window.next]));
  while ([...windows.values()].some(isOpen) && !limits.late()) {
    const rows = await reader.step([...windows.values()]);
    for (const [side, all] of found) for (const row of rows.get(side.partition) ?? []) all.push(row);
  }
  for (const [side, window] of windows) {
    if (window.error) side.error = window.error;
    if (window.damage) side.damage ??= window.damage;
    // Half a stretch would leave a hole below what is known: it is dropped and the side ends where it was.
    if (window.next < window.to) continue;
    const rows = found.get(side) ?? [];
    const low = from.get(side) ?? side.low;
    const records = BigInt(rows.filter(isRecord).length);
    side.step = records === 0n ? side.step * emptyStepGrowth : ((side.low - low) * BigInt(limits.limit)) / records + 1n;
    side.low = low;
    side.rows = rows.concat(side.rows);
    trim(side, limits);
  }
}

function piece(side: BackSide, chosen: number): Piece {
  const { partition, start, upper, low, rows } = side;
  const error = side.error ?? side.damage;
  const records = rows.filter(isRecord);
  const all = chosen === records.length;
  const lowest = records[records.length - chosen];
  const from = all && low === start ? start : (lowest?.offset ?? upper);
  return {
    partition,
    from,
    to: upper,
    rows: rows.filter((row) => row.offset >= from),
    records: chosen,
    complete: from === start,
    ...(error ? { error } : {}),
  };
}

/**
 * The newest records below each partition's `upper`: steps back over all partitions until none that was used up could
 * still hold newer ones than those chosen elsewhere.
 */
export async function readBackward(
  reader: RangeReader,
  partitions: readonly { partition: number; leader: number; start: bigint; upper: bigint }[],
  limits: ReadLimits,
): Promise<Piece[]> {
  // Twice the fair share: partitions are seldom filled alike, and a second round costs a round trip.
  const share = Math.min(limits.limit, Math.ceil(limits.limit / Math.max(1, partitions.length)) * 2 + 8);
  const sides: BackSide[] = partitions.map((each) => ({
    ...each,
    low: each.upper,
    step: BigInt(share),
    rows: [],
    trimmed: false,
  }));
  let wanting = sides.filter((side) => side.low > side.start);
  let choice = chooseNewest(sides, limits.limit, limits.maxBytes);
  while (wanting.length > 0 && !limits.late()) {
    await stepBack(reader, wanting, limits);
    choice = chooseNewest(sides, limits.limit, limits.maxBytes);
    wanting = sides.filter((side) => side.low > side.start && !side.error && !side.trimmed && choice.wantsMore(side));
  }
  return sides.map((side) => piece(side, choice.of(side)));
}
