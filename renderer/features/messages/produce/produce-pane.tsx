import { X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TopicDetail } from '../../../../shared/contract/index.ts';
import { SameByCommand, Warnings } from '../../../app/changes/change-body.tsx';
import { ConfirmName } from '../../../app/changes/confirm-name.tsx';
import { useReadOnly } from '../../../app/cluster.tsx';
import { useCommands } from '../../../app/commands.ts';
import { useText } from '../../../app/i18n.tsx';
import type { Cached } from '../../../app/live.ts';
import { LiveFoot } from '../../../app/live-foot.tsx';
import { useViewState } from '../../../app/settings.ts';
import { useTimeZone } from '../../../app/times.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Split } from '../../../ui/splitter.tsx';
import type { RecordId } from '../query.ts';
import { DeliveryOptions } from './delivery-options.tsx';
import { readDraft } from './draft-change.ts';
import { useDraft } from './draft-store.ts';
import { FieldEditor } from './field-editor.tsx';
import { HeadersEditor } from './headers-editor.tsx';
import { PartitionPicker } from './partition-picker.tsx';
import { SendBar } from './send-bar.tsx';
import { useSend } from './use-send.ts';

const usualWidth = 720;

/** One record to be sent. The pane is the plan: partition, warnings and command stand in it before anything happens. */
export function ProducePane({
  cluster,
  topic,
  described,
  onShow,
  onClose,
}: {
  cluster: string;
  topic: string;
  described: Cached<TopicDetail>;
  onShow(record: RecordId): void;
  onClose(): void;
}) {
  const t = useText();
  const zone = useTimeZone();
  const readOnly = useReadOnly();
  const [draft, change] = useDraft(cluster, topic);
  const partitions = useMemo(
    () => (described.value?.partitions ?? []).toSorted((a, b) => a.partition - b.partition),
    [described.value],
  );
  const layout = partitions.map(({ partition, leader }) => `${partition}:${leader}`).join();
  // Read anew when the form or the layout of the topic changes, not with every new end offset: each reading is a plan.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const read = useMemo(() => readDraft(topic, draft, partitions, zone), [topic, draft, layout, zone]);
  const nextTurn = useCallback(() => change({ turn: draft.turn + 1 }), [change, draft.turn]);
  const sending = useSend(cluster, readOnly ? null : read.change, nextTurn);
  const confirmation = useConfirmation(topic, sending.plan?.confirmName ?? null);
  const [width, setWidth] = useViewState('produce-pane-width', usualWidth);
  const pane = useRef<HTMLElement>(null);

  useEffect(() => {
    pane.current?.querySelector<HTMLElement>('input')?.focus();
  }, []);

  const disabledReason = readOnly
    ? t('produce.readOnly')
    : read.change === null
      ? t('produce.incomplete')
      : confirmation.isMissing
        ? t('produce.confirmMissing')
        : undefined;

  function send() {
    if (disabledReason === undefined) sending.send(confirmation.name);
  }

  useCommands([
    { id: 'send-record', title: t('produce.send'), keys: 'ctrl+enter', group: 'action', inFields: true, run: send },
  ]);

  return (
    <>
      <Split
        side="right"
        width={width}
        onWidth={setWidth}
        min={560}
        max={960}
        resetTo={usualWidth}
        label={t('produce.split')}
      />
      <section className="produce" aria-label={t('produce.title')} style={{ width }} ref={pane}>
        <header className="head">
          <h2>{t('produce.title')}</h2>
          <span className="m">{t('produce.to')}</span>
          <b className="md cut">{topic}</b>
          <span className="sp" />
          <IconButton icon={X} label={t('produce.close')} onClick={onClose} />
        </header>
        <div className="produce-form">
          <FieldEditor of="key" draft={draft.key} read={read.key} onChange={(key) => change({ key })} />
          <FieldEditor of="value" draft={draft.value} read={read.value} onChange={(value) => change({ value })} />
          <HeadersEditor
            headers={draft.headers}
            wrong={read.wrongHeaders}
            onChange={(headers) => change({ headers })}
          />
          <PartitionPicker
            draft={draft}
            target={read.target}
            recordKey={read.key.bytes}
            partitions={partitions}
            onChange={change}
          />
          <DeliveryOptions draft={draft} isTimestampWrong={read.isTimestampWrong} onChange={change} />
          {sending.plan !== undefined && sending.plan.warnings.length > 0 && <Warnings notes={sending.plan.warnings} />}
          {sending.plan === undefined ? (
            <p className="hint">{readOnly ? t('produce.readOnly') : t('produce.command.waiting')}</p>
          ) : (
            <SameByCommand commands={sending.plan.commands} />
          )}
          {confirmation.needed !== null && (
            <ConfirmName
              name={confirmation.needed}
              destructive={false}
              typed={confirmation.typed}
              onTyped={confirmation.setTyped}
              onEnter={send}
              input={confirmation.input}
            />
          )}
        </div>
        {(described.status === 'failed' || described.status === 'stale') && <LiveFoot cached={described} />}
        <SendBar
          sending={sending}
          sizeBytes={read.sizeBytes}
          disabledReason={disabledReason}
          onSend={send}
          onShow={onShow}
        />
      </section>
    </>
  );
}

/** The topic's name, typed once per opened pane where the plan asks for it (prod). */
function useConfirmation(topic: string, needed: string | null) {
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const name = needed ?? topic;
  const fits = typed === name;
  return {
    // Once typed it is not asked again, and the field does not stay in the way.
    needed: needed !== null && !fits ? needed : null,
    typed,
    setTyped,
    input,
    isMissing: needed !== null && !fits,
    name: fits ? typed : undefined,
  };
}
