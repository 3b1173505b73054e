import type { ChangeSummary, PlanNote, PlanRow } from '../../../shared/contract/index.ts';
import { isTextKey, type TextParams } from '../../../shared/i18n/index.ts';
import { formatCount } from '../../../shared/text/numbers.ts';
import type { Text } from '../i18n.tsx';

// The core sends codes and facts; the sentences stand in i18n's `changes`.

/** `Delete topic orders`, as the dialog's title has it. */
export function changeTitle(t: Text, change: ChangeSummary): string {
  return t(`changes.title.${change.kind}`, { subject: change.subject });
}

/** `Deleted topic`, as the journal and the result line have it: the subject stands beside it. */
export function changeDone(t: Text, change: ChangeSummary): string {
  return t(`changes.done.${change.kind}`);
}

/** The words of the main button: the deed, never OK. */
export function changeDeed(t: Text, change: ChangeSummary): string {
  return t(`changes.deed.${change.kind}`, { subject: change.subject });
}

export function rowName(t: Text, row: PlanRow): string {
  return say(t, `changes.row.${row.what}`, row.params ?? {}, row.what);
}

/** A side of "before and after"; some values are codes with a text of their own (`changes.value.<code>`). */
export function rowValue(t: Text, value: string | null): string {
  if (value === null) return t('changes.value.none');
  const key = `changes.value.${value}`;
  return isTextKey(key) ? t(key) : value;
}

export function warningText(t: Text, note: PlanNote): string {
  return say(t, `changes.warning.${note.code}`, note.params);
}

export function affectedText(t: Text, note: PlanNote): string {
  return say(t, `changes.affected.${note.code}`, note.params);
}

export function commandNote(t: Text, code: string): string {
  return say(t, `changes.commandNote.${code}`, {});
}

/** Numbers are written with their commas; names, ids and everything textual stay as they are. */
function shown(params: ChangeSummary['params']): TextParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? value : formatCount(value)]),
  );
}

function say(t: Text, key: string, params: ChangeSummary['params'], otherwise?: string): string {
  if (isTextKey(key)) return t(key, shown(params));
  if (otherwise !== undefined) return otherwise;
  const facts = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  return [key.split('.').at(-1), ...facts].join(', ');
}
