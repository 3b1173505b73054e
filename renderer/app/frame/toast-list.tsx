import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatDuration } from '../../../shared/text/times.ts';
import { Toasts } from '../../ui/toast.tsx';
import { changeDone } from '../changes/change-words.ts';
import { useChanges } from '../changes.tsx';
import { errorText, type Text, useLanguage, useText } from '../i18n.tsx';
import { closeToast, type Toast, toasts } from '../toasts.ts';

/** The results at the bottom right. `UndoLink` is given where a cluster is open. */
export function ToastList({ undo }: { undo?: (journalId: string) => void }) {
  const t = useText();
  const language = useLanguage();
  const items = useStore(toasts).items;
  return (
    <Toasts
      onClose={closeToast}
      items={items.map((toast) => ({
        id: toast.id,
        tone: toast.tone,
        text: textOf(t, language, toast),
        action: toast.undo && undo && (
          <UndoLink
            onClick={() => {
              closeToast(toast.id);
              undo(toast.undo ?? '');
            }}
          />
        ),
      }))}
    />
  );
}

/** The list inside an open cluster, where changes can be taken back. */
export function ClusterToastList() {
  const { undo } = useChanges();
  return <ToastList undo={undo} />;
}

function UndoLink({ onClick }: { onClick(): void }) {
  const t = useText();
  return (
    <button type="button" className="link" onClick={onClick}>
      {t('app.journal.undo')}
    </button>
  );
}

function textOf(t: Text, language: 'en' | 'ko', { message }: Toast): ReactNode {
  if ('key' in message) return t(message.key, message.params);
  if ('change' in message) {
    return (
      <>
        {changeDone(t, message.change)} <b className="b">{message.change.subject}</b>{' '}
        <span className="m">{formatDuration(message.tookMs, language)}</span>
      </>
    );
  }
  const { what, next } = errorText(t, message.error);
  return (
    <>
      <b className="b">{what}</b> {next}
    </>
  );
}
