import { classNames } from './class-names.ts';

export type DotTone = 'ok' | 'warn' | 'bad' | 'info' | 'off' | 'none';

/** A state's mark: shape and colour differ, and a word always stands beside it. */
export function Dot({ tone }: { tone: DotTone }) {
  return <span className={classNames('dot', tone !== 'none' && tone)} aria-hidden="true" />;
}
