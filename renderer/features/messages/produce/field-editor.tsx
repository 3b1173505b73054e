import { CircleAlert, CircleCheck } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { prettyJson } from '../../../../shared/text/json-print.ts';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { formatBytes } from '../../../../shared/text/sizes.ts';
import { type Text, useText } from '../../../app/i18n.tsx';
import { jsonProblemText } from '../../../app/json-problem.ts';
import { Button } from '../../../ui/button.tsx';
import { JsonEditor } from '../../../ui/editor/json-editor.tsx';
import { TextInput } from '../../../ui/input.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Select } from '../../../ui/select.tsx';
import { ValueChip } from '../../../ui/value/value-chip.tsx';
import type { FieldDraft, FieldState, FieldType } from './draft.ts';
import type { FieldBytes, FieldProblem } from './draft-bytes.ts';

/** Key or value: its type, whether it is a value at all, and the box. What is wrong is said below and nothing is lost. */
export function FieldEditor({
  of,
  draft,
  read,
  onChange,
}: {
  of: 'key' | 'value';
  draft: FieldDraft;
  read: FieldBytes;
  onChange(draft: FieldDraft): void;
}) {
  const t = useText();
  const noteId = useId();
  const label = t(`produce.${of}`);
  const problem = read.problem?.kind === 'json' ? read.problem.problem : null;
  const pretty = draft.type === 'json' && problem === null ? prettyJson(draft.text) : null;
  return (
    <div className="produce-field">
      <div className="lab">
        <b>{label}</b>
        <Select
          label={t('produce.type')}
          hideLabel
          value={draft.type}
          onChange={(type: FieldType) => onChange({ ...draft, type })}
          options={(['text', 'json', 'hex', 'base64'] as const).map((type) => ({
            value: type,
            label: t(`produce.type.${type}`),
          }))}
        />
        <Segmented
          label={t(of === 'key' ? 'produce.keyIs' : 'produce.valueIs')}
          value={draft.state}
          onChange={(state: FieldState) => onChange({ ...draft, state })}
          options={[
            { value: 'value', label: t('produce.is.value') },
            { value: 'empty', label: t('produce.is.empty') },
            { value: 'null', label: t(of === 'key' ? 'produce.is.null' : 'produce.is.tombstone') },
          ]}
        />
        <span className="sp" />
        {pretty !== null && pretty !== draft.text && draft.state === 'value' && (
          <Button kind="quiet" onClick={() => onChange({ ...draft, text: pretty })}>
            {t('produce.format')}
          </Button>
        )}
        {read.bytes && <span className="hint">{formatBytes(read.bytes.length)}</span>}
      </div>
      {draft.state === 'value' ? (
        <Box of={of} label={label} draft={draft} problem={read.problem} noteId={noteId} onChange={onChange} />
      ) : (
        <Chosen of={of} state={draft.state} />
      )}
      {draft.state === 'value' && (
        <p className="hint field-note" id={noteId} role="status">
          <Note t={t} of={of} draft={draft} read={read} />
        </p>
      )}
    </div>
  );
}

function Box({
  of,
  label,
  draft,
  problem,
  noteId,
  onChange,
}: {
  of: 'key' | 'value';
  label: string;
  draft: FieldDraft;
  problem: FieldProblem | undefined;
  noteId: string;
  onChange(draft: FieldDraft): void;
}) {
  if (of === 'key' && draft.type !== 'json') {
    return (
      <TextInput
        label={label}
        mono
        value={draft.text}
        aria-describedby={noteId}
        aria-invalid={(draft.text !== '' && problem !== undefined) || undefined}
        onChange={(text) => onChange({ ...draft, text })}
      />
    );
  }
  return (
    <div className={of === 'key' ? 'editor-box small' : 'editor-box'}>
      <JsonEditor
        label={label}
        value={draft.text}
        language={draft.type === 'json' ? 'json' : 'text'}
        problem={problem?.kind === 'json' && draft.text !== '' ? problem.problem : null}
        describedBy={noteId}
        onChange={(text) => onChange({ ...draft, text })}
      />
    </div>
  );
}

/** Instead of the box: what is sent when there is nothing to type. The text typed before is kept. */
function Chosen({ of, state }: { of: 'key' | 'value'; state: Exclude<FieldState, 'value'> }): ReactNode {
  const t = useText();
  if (state === 'empty') {
    return (
      <div className="in no-box">
        <ValueChip kind="empty">{t('messages.chip.empty')}</ValueChip>
        <span className="m">{t('produce.emptyNote')}</span>
      </div>
    );
  }
  return (
    <div className="in no-box">
      <ValueChip kind={of === 'key' ? 'null' : 'tombstone'}>
        {t(of === 'key' ? 'messages.chip.null' : 'messages.chip.tombstone')}
      </ValueChip>
      <span className="m">{t(of === 'key' ? 'produce.nullKeyNote' : 'produce.tombstoneNote')}</span>
    </div>
  );
}

function Note({ t, of, draft, read }: { t: Text; of: 'key' | 'value'; draft: FieldDraft; read: FieldBytes }) {
  if (read.problem === undefined) {
    if (draft.type !== 'json') return null;
    return (
      <span className="ok state">
        <CircleCheck aria-hidden="true" />
        {t('produce.json.valid')}
      </span>
    );
  }
  // An empty box is where everyone begins: told, but not as a mistake.
  if (read.problem.kind === 'box-empty') {
    return t(of === 'key' ? 'produce.boxEmptyKey' : 'produce.boxEmptyValue');
  }
  return (
    <span className="bad state">
      <CircleAlert aria-hidden="true" />
      {problemText(t, read.problem)}
    </span>
  );
}

function problemText(t: Text, problem: Exclude<FieldProblem, { kind: 'box-empty' }> | FieldProblem): string {
  if (problem.kind === 'box-empty') return '';
  if (problem.kind !== 'json') return t(`produce.${problem.kind}.wrong`);
  const { line, column } = problem.problem;
  return t('produce.json.wrong', {
    line: formatCount(line),
    column: formatCount(column),
    what: jsonProblemText(t, problem.problem),
  });
}
