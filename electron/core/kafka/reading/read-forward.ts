import { chooseOldest, isRecord, type Side } from './merge.ts';
import { smaller } from './offsets.ts';
import type { Piece, ReadLimits } from './pieces.ts';
import { isOpen, type Range, type RangeReader, range } from './ranges.ts';

/** A partition read from `from` on: `rows` holds all records of [from, window.next). */
type ForwardSide = Side & { from: bigint; end: bigint; window: Range };

function piece({ partition, from, end, window, rows }: ForwardSide, chosen: number): Piece {
  const records = rows.filter(isRecord);
  const last = records[chosen - 1];
  const all = chosen === records.length;
  const error = window.error ?? window.damage;
  const next = smaller(window.next, end);
  const to = all ? next : last ? last.offset + 1n : from;
  return {
    partition,
    from,
    to,
    rows: rows.filter((row) => row.offset < to),
    records: chosen,
    complete: to >= end,
    ...(error ? { error } : {}),
  };
}

/** The oldest records from each partition's `from` on, up to its end. */
export async function readForward(
  reader: RangeReader,
  partitions: readonly { partition: number; leader: number; from: bigint; end: bigint }[],
  limits: ReadLimits,
): Promise<Piece[]> {
  const sides: ForwardSide[] = partitions.map(({ partition, leader, from, end }) => ({
    partition,
    from,
    end,
    window: range(partition, leader, from, end),
    rows: [],
  }));
  let wanting = sides.filter((side) => isOpen(side.window));
  let choice = chooseOldest(sides, limits.limit, limits.maxBytes);
  while (wanting.length > 0 && !limits.late()) {
    const rows = await reader.step(wanting.map((side) => side.window));
    for (const side of wanting) side.rows = side.rows.concat(rows.get(side.partition) ?? []);
    choice = chooseOldest(sides, limits.limit, limits.maxBytes);
    wanting = sides.filter((side) => isOpen(side.window) && choice.wantsMore(side));
  }
  return sides.map((side) => piece(side, choice.of(side)));
}
