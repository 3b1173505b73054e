import type { TailItem } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { encodeRecordBatch, type RecordRow } from '../../../../shared/wire/record-batch.ts';
import { rowBytes } from './merge.ts';

export type Position = { partition: number; next: bigint; end: bigint };

/** Gathers what the leaders' loops read and hands it over in few, bounded items. */
export type TailOutbox = {
  add(rows: readonly RecordRow[], position: Position): void;
  /** Tells a position with the next item, whenever that goes. */
  stand(position: Position): void;
  trouble(trouble: AppError & { partition?: number }): void;
  /** Hands over what has gathered, now. */
  flush(): void;
  /** Resolves when more may be read: the reader is not far behind. */
  room(): Promise<void>;
  /** The reader has taken an item. */
  taken(): void;
  close(): void;
};

/** At most so many items a second, so that a fast topic does not drown the window's thread in messages. */
const itemsPerSecond = 60;
const maxRowsPerItem = 5_000;
const maxBytesPerItem = 4 << 20;
/** Items on the way before reading pauses. With the bytes above: 32 MB at most. */
const maxOnTheWay = 8;

function cut(rows: readonly RecordRow[]): RecordRow[][] {
  const items: RecordRow[][] = [];
  let item: RecordRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (item.length === maxRowsPerItem || (bytes > 0 && bytes + rowBytes(row) > maxBytesPerItem)) {
      items.push(item);
      item = [];
      bytes = 0;
    }
    item.push(row);
    bytes += rowBytes(row);
  }
  items.push(item);
  return items;
}

export function createTailOutbox(emit: (item: TailItem) => void): TailOutbox {
  const positions = new Map<number, Position>();
  let rows: RecordRow[] = [];
  let onTheWay = 0;
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let lastFlushMs = Number.NEGATIVE_INFINITY;

  function send(item: TailItem): void {
    onTheWay++;
    emit(item);
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    lastFlushMs = performance.now();
    if (positions.size === 0) return;
    const told = [...positions.values()];
    for (const part of cut(rows)) send({ batch: encodeRecordBatch(part), rows: part.length, positions: told });
    rows = [];
    positions.clear();
  }

  const hasRoom = () => onTheWay < maxOnTheWay;

  return {
    add(more, position) {
      for (const row of more) rows.push(row);
      positions.set(position.partition, position);
      if (timer) return;
      // The first after a pause goes at once; what follows closely goes together.
      const waitMs = lastFlushMs + 1_000 / itemsPerSecond - performance.now();
      if (waitMs <= 0) flush();
      else timer = setTimeout(flush, waitMs);
    },
    stand: (position) => positions.set(position.partition, position),
    trouble(trouble) {
      flush();
      send({ batch: encodeRecordBatch([]), rows: 0, positions: [], trouble });
    },
    flush,
    async room() {
      while (!hasRoom()) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    taken() {
      onTheWay--;
      if (!hasRoom()) return;
      const free = waiting;
      waiting = [];
      for (const go of free) go();
    },
    close() {
      clearTimeout(timer);
      onTheWay = 0;
      for (const go of waiting) go();
      waiting = [];
    },
  };
}
