import { type ReactNode, type Ref, useCallback, useEffect, useMemo, useRef } from 'react';
import { recordFlag } from '../../../../shared/wire/record-batch.ts';
import { useText } from '../../../app/i18n.tsx';
import { useTimeZone } from '../../../app/times.ts';
import type { TableHandle } from '../../../ui/table/table-props.ts';
import { VirtualTable } from '../../../ui/table/virtual-table.tsx';
import type { FieldFormat } from '../format/field-format.ts';
import type { RecordRef, RecordRows } from '../records/record-log.ts';
import { flagsOf, markerSpan, recordColumns } from './record-columns.tsx';
import { useAcrossDays } from './use-across-days.ts';

// While the pointer moves over the rows one is aiming at something; a pointer that rests holds nothing up.
const aimingMs = 1500;

const rowKey = (ref: RecordRef) => ref.place;

/** The rows of the session. Tells its owner when no row may move: scrolled away from the top, or aiming at one. */
export function RecordList({
  rows,
  generation,
  keyFormat,
  valueFormat,
  selectedPlace,
  onOpen,
  onHold,
  sent,
  tailing,
  stale,
  empty,
  handle,
}: {
  rows: RecordRows;
  generation: number;
  keyFormat: FieldFormat;
  valueFormat: FieldFormat;
  selectedPlace: number | undefined;
  onOpen(ref: RecordRef): void;
  onHold(held: boolean): void;
  /** Records sent from this window, as `partition:offset`: marked. */
  sent: ReadonlySet<string>;
  tailing: boolean;
  stale: boolean;
  empty: ReactNode;
  handle: Ref<TableHandle<RecordRef>>;
}) {
  const t = useText();
  const zone = useTimeZone();
  const acrossDays = useAcrossDays(rows, generation, zone);
  const holding = useHolding(onHold, tailing);

  const columns = useMemo(
    () => recordColumns({ t, zone, acrossDays, keyFormat, valueFormat }),
    [t, zone, acrossDays, keyFormat, valueFormat],
  );
  const span = useMemo(() => markerSpan(t), [t]);
  const rowClass = useCallback(
    (ref: RecordRef) => {
      const flags = flagsOf(ref);
      if ((flags & recordFlag.control) !== 0) return 'marker-row';
      if (sent.has(`${ref.batch.partition[ref.row]}:${ref.batch.offset[ref.row]}`)) return 'sent-row';
      return (flags & recordFlag.aborted) !== 0 ? 'aborted-row' : undefined;
    },
    [sent],
  );

  return (
    <div
      className="record-list"
      ref={holding.list}
      onPointerMove={holding.onPointerMove}
      onPointerLeave={holding.onPointerLeave}
    >
      <VirtualTable
        label={t('messages.list')}
        rows={rows}
        columns={columns}
        rowKey={rowKey}
        selectedKey={selectedPlace}
        onSelect={onOpen}
        onOpen={onOpen}
        span={span}
        rowClass={rowClass}
        stickToTop={tailing}
        stale={stale}
        empty={empty}
        handle={handle}
      />
    </div>
  );
}

/** Watches the scroll position and the pointer of a list that tails. */
function useHolding(onHold: (held: boolean) => void, tailing: boolean) {
  const list = useRef<HTMLDivElement>(null);
  const state = useRef({ away: false, aiming: undefined as ReturnType<typeof setTimeout> | undefined });

  const tell = useCallback(() => {
    onHold(state.current.away || state.current.aiming !== undefined);
  }, [onHold]);

  const stopAiming = useCallback(() => {
    clearTimeout(state.current.aiming);
    state.current.aiming = undefined;
    tell();
  }, [tell]);

  useEffect(() => {
    const grid = list.current?.querySelector('[role=grid]');
    if (!grid) return;
    const onScroll = () => {
      state.current.away = grid.scrollTop > 0;
      tell();
    };
    grid.addEventListener('scroll', onScroll, { passive: true });
    onScroll();
    return () => grid.removeEventListener('scroll', onScroll);
  }, [tell]);

  useEffect(() => stopAiming, [stopAiming]);

  function onPointerMove() {
    if (!tailing) return;
    clearTimeout(state.current.aiming);
    state.current.aiming = setTimeout(stopAiming, aimingMs);
    tell();
  }

  return { list, onPointerMove, onPointerLeave: stopAiming };
}
