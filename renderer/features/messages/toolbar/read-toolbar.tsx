import { Pause, Play, Radio, RefreshCw } from 'lucide-react';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { useText } from '../../../app/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { Toolbar } from '../../../ui/toolbar.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import type { FieldFormat, FormatChoice } from '../format/field-format.ts';
import { type MessagesQuery, maxLimit } from '../query.ts';
import { AppliedInput } from './applied-input.tsx';
import { PartitionChooser } from './partition-chooser.tsx';
import { StartChooser } from './start-chooser.tsx';

/** What to read. The controls keep their order and place; "Read again" is at the right edge. */
export function ReadToolbar({
  query,
  tailing,
  paused,
  partitionCount,
  guessed,
  onQuery,
  onPause,
  onReadAgain,
}: {
  query: MessagesQuery;
  /** Also on without the button: the produce pane stands beside a live list. */
  tailing: boolean;
  paused: boolean;
  partitionCount: number | null;
  guessed: { key: FieldFormat; value: FieldFormat };
  onQuery(change: Partial<MessagesQuery>): void;
  onPause(paused: boolean): void;
  onReadAgain(): void;
}) {
  const t = useText();

  function applyCount(text: string) {
    const limit = Number(text.replace(/[,\s]/g, ''));
    if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) return false;
    onQuery({ limit });
    return true;
  }

  return (
    <Toolbar label={t('messages.toolbar')}>
      <StartChooser
        start={tailing ? { kind: 'newest' } : query.start}
        onStart={(start) => onQuery(start.kind === 'newest' ? { start } : { start, tail: false })}
      />
      <AppliedInput
        label={t('messages.count')}
        wrong={t('messages.count')}
        value={formatCount(query.limit)}
        width={58}
        onApply={applyCount}
      />
      {/* Beside the form there is room for the list's own controls only; these come back with its width. */}
      <span className="wide-only">
        <PartitionChooser
          chosen={query.partitions}
          count={partitionCount}
          onChoose={(partitions) => onQuery({ partitions })}
        />
        <span className="sep" />
        <FormatSelect
          label={t('messages.format.key')}
          choice={query.keyFormat}
          guessed={guessed.key}
          onChoose={(keyFormat) => onQuery({ keyFormat })}
        />
        <FormatSelect
          label={t('messages.format.value')}
          choice={query.valueFormat}
          guessed={guessed.value}
          onChoose={(valueFormat) => onQuery({ valueFormat })}
        />
      </span>
      <span className="sp" />
      {tailing && (
        <Button kind="line" icon={paused ? Play : Pause} className="pause" onClick={() => onPause(!paused)} keys="p">
          {t(paused ? 'messages.resume' : 'messages.pause')}
        </Button>
      )}
      <Tooltip text={t('messages.tail.hint')}>
        <Button kind="line" icon={Radio} aria-pressed={tailing} onClick={() => onQuery({ tail: !tailing })}>
          {t('messages.tail')}
        </Button>
      </Tooltip>
      <Button kind="line" icon={RefreshCw} className="wide-only" onClick={onReadAgain}>
        {t('messages.readAgain')}
      </Button>
    </Toolbar>
  );
}

function FormatSelect({
  label,
  choice,
  guessed,
  onChoose,
}: {
  label: string;
  choice: FormatChoice;
  guessed: FieldFormat;
  onChoose(choice: FormatChoice): void;
}) {
  const t = useText();
  const names = { text: t('messages.format.text'), json: t('messages.format.json'), hex: t('messages.format.hex') };
  return (
    <Select
      label={label}
      value={choice}
      onChange={onChoose}
      options={[
        { value: 'auto', label: t('messages.format.guessed', { format: names[guessed] }) },
        { value: 'text', label: names.text },
        { value: 'json', label: names.json },
        { value: 'hex', label: names.hex },
      ]}
    />
  );
}
