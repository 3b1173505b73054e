import type { ReactNode } from 'react';
import { visibleText } from '../../../../shared/text/visible.ts';
import { recordFlag } from '../../../../shared/wire/record-batch.ts';
import type { Text } from '../../../app/i18n.tsx';
import { CutMiddle } from '../../../ui/table/cut-middle.tsx';
import { ValueChip } from '../../../ui/value/value-chip.tsx';
import { type FieldFormat, type FieldLine, fieldLine } from '../format/field-format.ts';
import type { RecordRef } from '../records/record-log.ts';

// More than a wide screen shows of one line.
const shownCharacters = 400;
/** Of a long key, the end that is shown besides. */
const keptAtEnd = 8;

type CellProps = { refTo: RecordRef; format: FieldFormat; t: Text };

/** Keys are never cut at their end: the last characters tell them apart. */
export function KeyCell({ refTo: { batch, row }, format, t }: CellProps): ReactNode {
  const isWhole = ((batch.flags[row] ?? 0) & recordFlag.keyCut) === 0;
  const line = fieldLine(batch.key(row), isWhole, format);
  if (line.kind === 'null') return <ValueChip kind="null">{t('messages.chip.null')}</ValueChip>;
  if (line.kind === 'text') return <CutMiddle text={shownKey(line.text)} />;
  return <Line line={line} t={t} />;
}

export function ValueCell({ refTo: { batch, row }, format, t }: CellProps): ReactNode {
  const flags = batch.flags[row] ?? 0;
  const line = fieldLine(batch.value(row), (flags & recordFlag.valueCut) === 0, format);
  return (
    <>
      {(flags & recordFlag.aborted) !== 0 && (
        <>
          <ValueChip kind="failed">{t('messages.chip.aborted')}</ValueChip>{' '}
        </>
      )}
      {line.kind === 'null' ? (
        <>
          <ValueChip kind="tombstone">{t('messages.chip.tombstone')}</ValueChip>{' '}
          <span className="m">{t('messages.line.tombstone')}</span>
        </>
      ) : (
        <Line line={line} t={t} explained />
      )}
    </>
  );
}

function Line({ line, t, explained = false }: { line: FieldLine; t: Text; explained?: boolean }): ReactNode {
  switch (line.kind) {
    case 'null':
      return null;
    case 'empty':
      return (
        <>
          <ValueChip kind="empty">{t('messages.chip.empty')}</ValueChip>{' '}
          {explained && <span className="m">{t('messages.line.empty')}</span>}
        </>
      );
    case 'text':
      return shown(line.text);
    case 'hex':
      return <span className="mono line-hex">{line.hex}</span>;
    case 'json-null':
      return (
        <>
          <span className="mono v-word">null</span>{' '}
          {explained && <span className="m">{t('messages.line.jsonNull')}</span>}
        </>
      );
    case 'json':
      return <Summary summary={line.summary} />;
    case 'not-json':
    case 'not-text':
      return (
        <>
          <ValueChip kind="failed">
            {t(line.kind === 'not-json' ? 'messages.chip.notJson' : 'messages.chip.notText')}
          </ValueChip>{' '}
          {line.text === null ? <span className="mono m2 line-hex">{line.hex}</span> : shown(line.text)}{' '}
          {line.registryId !== null && (
            <span className="m">{t('messages.line.registry', { id: String(line.registryId) })}</span>
          )}
        </>
      );
  }
}

/** The first fields as `name: value`, strings without quotes. */
function Summary({ summary }: { summary: Extract<FieldLine, { kind: 'json' }>['summary'] }): ReactNode {
  if (summary.fields.length === 0) return <span className="mono m2">{summary.shape === 'array' ? '[]' : '{}'}</span>;
  return summary.fields.map((field, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, the place is what tells fields apart
    <span key={i} className="line-field">
      {summary.shape === 'object' && <span className="m">{shown(field.name)}: </span>}
      {shown(field.value)}
    </span>
  ));
}

function shownKey(text: string): string {
  if (text.length <= shownCharacters) return visibleText(text);
  return visibleText(`${text.slice(0, shownCharacters)}…${text.slice(-keptAtEnd)}`);
}

function shown(text: string): string {
  return visibleText(text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text);
}
