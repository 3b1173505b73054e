import type { ReactNode } from 'react';

type FootTone = 'none' | 'run' | 'warn' | 'bad';

const toneClass: Record<FootTone, string> = {
  none: 'foot',
  run: 'foot run',
  warn: 'foot warn-state',
  bad: 'foot bad-state',
};

/** Where the state of a list lives. It changes colour and words, never its height. */
export function Foot({ tone = 'none', children }: { tone?: FootTone; children: ReactNode }) {
  return <div className={toneClass[tone]}>{children}</div>;
}
