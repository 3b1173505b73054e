import type { ReactNode } from 'react';
import type { TextKey } from '../../../shared/i18n/index.ts';
import { useText } from '../../app/i18n.tsx';

type FactProps = {
  /** A text with `{value}` in it: where the number stands differs by language. */
  text: TextKey;
  value: string;
  /** What a counted text is chosen by. */
  count?: number | bigint;
  title?: string;
};

/** A fact of a page head: the number in the stronger colour, its words around it. */
export function Fact({ text, value, count, title }: FactProps): ReactNode {
  const t = useText();
  const words = t(text, { value, ...(count === undefined ? {} : { count }) });
  const at = words.indexOf(value);
  return (
    <span title={title}>
      {words.slice(0, at)}
      <b>{value}</b>
      {words.slice(at + value.length)}
    </span>
  );
}
