import { useText } from '../../../app/i18n.tsx';
import { useViewState } from '../../../app/settings.ts';
import { Split } from '../../../ui/splitter.tsx';
import type { RecordId } from '../query.ts';
import type { RecordRows } from '../records/record-log.ts';
import { RecordDetail } from './record-detail.tsx';
import { useRecord } from './use-record.ts';

const usualWidth = 408;

/** The record an address names, beside the list: found in it, or read by itself. */
export function DetailPane({
  rows,
  place,
  listRead,
  ...shown
}: {
  cluster: string;
  topic: string;
  id: RecordId;
  rows: RecordRows;
  place: number | undefined;
  /** Before the list is read it may still have the record. */
  listRead: boolean;
  partitionCount: number | null;
  onStep(by: -1 | 1): void;
  onClose(): void;
}) {
  const t = useText();
  const [width, setWidth] = useViewState('detail-pane-width', usualWidth);
  const open = useRecord(shown.cluster, shown.topic, shown.id, rows, place, listRead);
  return (
    <>
      <Split
        side="right"
        width={width}
        onWidth={setWidth}
        min={340}
        max={720}
        resetTo={usualWidth}
        label={t('messages.detail.split')}
      />
      <RecordDetail {...shown} open={open} width={width} />
    </>
  );
}
