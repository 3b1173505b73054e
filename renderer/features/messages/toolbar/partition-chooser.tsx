import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { useText } from '../../../app/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextInput } from '../../../ui/input.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { formatPartitionList, parsePartitionList } from '../partition-list.ts';

// More than these are chosen by typing: nobody looks for P317 among a thousand buttons.
const mostButtons = 128;

/** All partitions or some of them, by click or as a list. `count` is null while the topic is not described yet. */
export function PartitionChooser({
  chosen,
  count,
  onChoose,
}: {
  chosen: readonly number[] | null;
  count: number | null;
  onChoose(partitions: number[] | null): void;
}) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={t('messages.partitions')}
      width={320}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className="sel sm">
          <span className="k">{t('messages.partitions')}</span>
          <span className="cut">{chosenText(t, chosen, count)}</span>
          <ChevronDown aria-hidden="true" />
        </button>
      }
    >
      {/* Made anew at each opening, so that it starts from what is chosen. */}
      <PartitionForm
        chosen={chosen}
        count={count}
        onChoose={(partitions) => {
          setOpen(false);
          onChoose(partitions);
        }}
      />
    </Popover>
  );
}

function chosenText(t: ReturnType<typeof useText>, chosen: readonly number[] | null, count: number | null): string {
  if (chosen === null) {
    return count === null ? t('messages.partitions.unknown') : t('messages.partitions.all', { n: formatCount(count) });
  }
  if (chosen.length <= 3 || count === null) return formatPartitionList(chosen);
  return t('messages.partitions.some', { n: formatCount(chosen.length), total: formatCount(count) });
}

function PartitionForm({
  chosen,
  count,
  onChoose,
}: {
  chosen: readonly number[] | null;
  count: number | null;
  onChoose(partitions: number[] | null): void;
}) {
  const t = useText();
  const [text, setText] = useState(chosen === null ? '' : formatPartitionList(chosen));
  const listed = text.trim() === '' ? null : parsePartitionList(text);
  const isWrong = text.trim() !== '' && (listed === null || (count !== null && (listed.at(-1) ?? 0) >= count));
  const selected = new Set(listed ?? []);

  function toggle(partition: number) {
    const next = new Set(selected);
    if (!next.delete(partition)) next.add(partition);
    setText(formatPartitionList([...next].sort((a, b) => a - b)));
  }

  return (
    <form
      className="partition-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWrong) onChoose(listed);
      }}
    >
      <Field
        label={t('messages.partitions.list')}
        error={isWrong ? t('messages.partitions.wrong', { last: formatCount((count ?? 1) - 1) }) : undefined}
      >
        <TextInput value={text} onChange={setText} placeholder={t('messages.partitions.chooseAll')} />
      </Field>
      {count !== null && count <= mostButtons && (
        <div className="partition-cells">
          {[...Array(count).keys()].map((partition) => (
            <button
              key={partition}
              type="button"
              aria-pressed={selected.has(partition)}
              onClick={() => toggle(partition)}
            >
              {partition}
            </button>
          ))}
        </div>
      )}
      <div className="row">
        <Button kind="quiet" onClick={() => onChoose(null)}>
          {t('messages.partitions.chooseAll')}
        </Button>
        <span className="sp" />
        <Button kind="line" type="submit">
          {t('messages.partitions.apply')}
        </Button>
      </div>
    </form>
  );
}
