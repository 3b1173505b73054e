import { useState } from 'react';
import { useText } from '../../../app/i18n.tsx';
import { useTimeZone } from '../../../app/times.ts';
import { Select } from '../../../ui/select.tsx';
import { parseMoment, writeMoment } from '../moment.ts';
import type { MessagesQuery } from '../query.ts';
import { AppliedInput } from './applied-input.tsx';

type StartKind = MessagesQuery['start']['kind'];

/** Where to begin. Offset and time ask for their value beside it, and nothing is read before it is there. */
export function StartChooser({
  start,
  onStart,
}: {
  start: MessagesQuery['start'];
  onStart(start: MessagesQuery['start']): void;
}) {
  const t = useText();
  const zone = useTimeZone();
  const [asking, setAsking] = useState<'offset' | 'time'>();
  const kind = asking ?? start.kind;

  function choose(next: StartKind) {
    const needsValue = next === 'offset' || next === 'time';
    setAsking(needsValue && next !== start.kind ? next : undefined);
    if (!needsValue) onStart({ kind: next });
  }

  function applyOffset(text: string) {
    const digits = text.replace(/[,\s]/g, '');
    if (!/^\d{1,18}$/.test(digits)) return false;
    setAsking(undefined);
    onStart({ kind: 'offset', offset: BigInt(digits) });
    return true;
  }

  function applyTime(text: string) {
    const atMs = parseMoment(text, zone);
    if (atMs === null) return false;
    setAsking(undefined);
    onStart({ kind: 'time', atMs });
    return true;
  }

  return (
    <>
      <Select
        label={t('messages.start')}
        value={kind}
        onChange={choose}
        options={[
          { value: 'newest', label: t('messages.start.newest') },
          { value: 'oldest', label: t('messages.start.oldest') },
          { value: 'offset', label: t('messages.start.offset') },
          { value: 'time', label: t('messages.start.time') },
        ]}
      />
      {kind === 'offset' && (
        <AppliedInput
          label={t('messages.start.offsetLabel')}
          value={start.kind === 'offset' ? String(start.offset) : ''}
          width={110}
          wrong={t('messages.start.offsetWrong')}
          onApply={applyOffset}
        />
      )}
      {kind === 'time' && (
        <AppliedInput
          label={t('messages.start.timeLabel')}
          value={start.kind === 'time' ? writeMoment(start.atMs, zone) : ''}
          width={176}
          wrong={t('messages.start.timeWrong')}
          onApply={applyTime}
        />
      )}
    </>
  );
}
