import type { ReactNode } from 'react';

/** A cell without a value: a word, never 0 and never empty, with the reason on hover. */
export function NoData({ word, reason }: { word: string; reason: string }): ReactNode {
  return (
    <span className="no-data" title={reason}>
      {word}
      <span className="vh">: {reason}</span>
    </span>
  );
}
