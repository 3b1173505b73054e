import { TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import type { PartitionDetail } from '../../../../shared/contract/index.ts';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { useText } from '../../../app/i18n.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import type { Draft, PartitionMode } from './draft.ts';
import type { Target } from './target-partition.ts';

// With more partitions than this only those around the target are drawn; any of them can be reached by its arrow keys.
const mostCells = 96;

/** Where the record goes, before it is sent: the target is marked among all partitions with their leaders. */
export function PartitionPicker({
  draft,
  target,
  recordKey,
  partitions,
  onChange,
}: {
  draft: Draft;
  target: Target;
  /** undefined while it cannot be read. */
  recordKey: Uint8Array | null | undefined;
  partitions: readonly PartitionDetail[];
  onChange(change: Partial<Draft>): void;
}) {
  const t = useText();
  return (
    <div className="produce-field">
      <div className="lab">
        <b>{t('produce.partition')}</b>
        <Segmented
          label={t('produce.partition')}
          value={draft.partitionMode}
          onChange={(partitionMode: PartitionMode) =>
            onChange({
              partitionMode,
              ...(partitionMode === 'choose' && draft.chosen === null && target !== null
                ? { chosen: target.partition }
                : {}),
            })
          }
          options={[
            { value: 'key', label: t('produce.partition.byKey') },
            { value: 'turn', label: t('produce.partition.roundRobin') },
            { value: 'choose', label: t('produce.partition.choose') },
          ]}
        />
        <span className="sp" />
        <span className="hint">
          <Reason draft={draft} target={target} recordKey={recordKey} count={partitions.length} />
        </span>
      </div>
      {partitions.length === 0 ? (
        <p className="hint">{t('produce.partition.unknown')}</p>
      ) : (
        <>
          <Cells
            partitions={partitions}
            target={target}
            onChoose={(chosen) => onChange({ partitionMode: 'choose', chosen })}
          />
          <Facts partitions={partitions} target={target} />
        </>
      )}
    </div>
  );
}

function Reason({
  draft,
  target,
  recordKey,
  count,
}: {
  draft: Draft;
  target: Target;
  recordKey: Uint8Array | null | undefined;
  count: number;
}) {
  const t = useText();
  if (draft.partitionMode === 'choose' || count === 0) return null;
  if (draft.partitionMode === 'turn') return t('produce.partition.roundRobinKeyed');
  if (recordKey === undefined) return t('produce.partition.waitKey');
  if (recordKey === null) return t('produce.partition.noKeyByKey');
  if (target === null || target.hash === null) return null;
  return (
    <>
      {t('produce.partition.murmur', { hash: formatCount(target.hash), n: formatCount(count) })}{' '}
      <b className="md target">{target.partition}</b>
    </>
  );
}

function Cells({
  partitions,
  target,
  onChoose,
}: {
  partitions: readonly PartitionDetail[];
  target: Target;
  onChoose(partition: number): void;
}) {
  const t = useText();
  const group = useRef<HTMLDivElement>(null);
  const at = Math.max(0, target === null ? 0 : partitions.findIndex(({ partition }) => partition === target.partition));
  const first = Math.max(0, Math.min(at - mostCells / 2, partitions.length - mostCells));
  const shown = partitions.slice(first, first + mostCells);

  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by === undefined ? undefined : partitions[at + by];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.partition);
    requestAnimationFrame(() => group.current?.querySelector<HTMLElement>('[aria-checked=true]')?.focus());
  }

  return (
    <div
      ref={group}
      className="partition-targets"
      role="radiogroup"
      aria-label={t('produce.partition')}
      onKeyDown={onKeyDown}
    >
      {shown.map((one, place) => {
        const isTarget = one.partition === target?.partition;
        const isLow = one.isr.length < one.replicas.length;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a native radio cannot look like a cell and keep its focus ring
          <button
            key={one.partition}
            type="button"
            role="radio"
            aria-checked={isTarget}
            tabIndex={isTarget || (target === null && place === 0) ? 0 : -1}
            className={classNames(isTarget && 'on', (isLow || one.leader === null) && 'low')}
            aria-label={t('produce.partition.cell', {
              p: one.partition,
              leader: one.leader ?? t('produce.partition.none'),
              isr: one.isr.length,
              replicas: one.replicas.length,
            })}
            onClick={() => onChoose(one.partition)}
          >
            <b>P{one.partition}</b>
            <span>
              {one.leader === null
                ? t('produce.partition.noLeader')
                : isLow
                  ? t('produce.partition.isr', { isr: one.isr.length, replicas: one.replicas.length })
                  : t('produce.partition.leader', { broker: one.leader })}
            </span>
          </button>
        );
      })}
    </div>
  );
}

function Facts({ partitions, target }: { partitions: readonly PartitionDetail[]; target: Target }) {
  const t = useText();
  const aim = partitions.find(({ partition }) => partition === target?.partition);
  const low = partitions.find((one) => one.isr.length < one.replicas.length);
  return (
    <div className="row hint">
      {aim !== undefined && (
        <span>
          {t('produce.partition.facts', {
            p: aim.partition,
            leader: aim.leader ?? t('produce.partition.none'),
            isr: aim.isr.length,
            replicas: aim.replicas.length,
            end: aim.endOffset === null ? '?' : formatCount(aim.endOffset),
          })}
        </span>
      )}
      <span className="sp" />
      {low !== undefined && (
        <span className="warn state">
          <TriangleAlert aria-hidden="true" />
          {t('produce.partition.low', { p: low.partition, isr: low.isr.length, replicas: low.replicas.length })}
        </span>
      )}
    </div>
  );
}
