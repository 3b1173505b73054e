import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { Button } from '../button.tsx';
import { type ShownValue, shownValue, type ValueMode } from './shown-value.ts';
import type { ValueWords } from './value-words.ts';

export type ValueViewerProps = {
  /** Its accessible name. */
  label: string;
  /** The value, or the beginning of it. */
  bytes: Uint8Array;
  /** The true size; larger than `bytes` when only the beginning is here. */
  totalBytes: number;
  mode: ValueMode;
  words: ValueWords;
  /** Asks the owner for more bytes; offered while some are missing. */
  onMore?: () => void;
  busy?: boolean;
  /** Why more could not be had. */
  moreError?: ReactNode;
};

const ValueCode = lazy(async () => ({ default: (await import('./value-code.tsx')).ValueCode }));

/** Bytes to read: as a JSON tree, as text or as hex. Nothing shown here alters what a copy gets. */
export function ValueViewer(props: ValueViewerProps) {
  const { bytes, totalBytes, mode, words } = props;
  const isWhole = bytes.length >= totalBytes;
  const shown = useMemo(() => shownValue(bytes, isWhole, mode), [bytes, isWhole, mode]);
  const notice = noticeText(shown, words);
  return (
    <div className="value-view">
      {notice !== null && <p className="value-notice">{notice}</p>}
      <Suspense fallback={<div className="value-code" aria-busy="true" />}>
        <ValueCode label={props.label} shown={shown} words={words} />
      </Suspense>
      {!isWhole && (
        <div className="value-more">
          <Button kind="quiet" busy={props.busy ?? false} onClick={props.onMore}>
            {props.busy ? words.loading : words.loadMore(bytes.length, totalBytes)}
          </Button>
          {props.moreError !== undefined && <span className="bad">{props.moreError}</span>}
        </div>
      )}
    </div>
  );
}

function noticeText({ notice }: ShownValue, words: ValueWords): string | null {
  if (notice === null) return null;
  if (notice.kind === 'not-utf8') return words.notUtf8;
  if (notice.kind === 'too-long-for-tree') return words.tooLongForTree;
  return words.notJson(notice.problem);
}
