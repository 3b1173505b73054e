import type { ReactNode } from 'react';

/** One visible line of a tree. Its owner keeps the flat list: a node that is open is followed by its children. */
export type TreeRow = {
  key: string;
  /** 0 for the roots. */
  depth: number;
  label: string;
  /** A note is a line of words at a place in the tree ("200 of 104,221 shown"), not a node: it is not selected. */
  kind: 'node' | 'note';
  expandable: boolean;
  expanded: boolean;
  icon?: ReactNode;
  /** After the name; one at most. */
  badge?: ReactNode;
  /** At the right edge: child count, owner, change mark. */
  right?: ReactNode;
  /** What a note consists of, e.g. links; instead of the label. */
  note?: ReactNode;
  /** Deleted while one looks: struck through until one leaves. */
  gone?: boolean;
  /** Changed a moment ago: its ground fades for 4 s. */
  changed?: boolean;
  /** Place among its siblings, from 1, and their number, where they are known: not all of them need be listed. */
  place?: { position: number; of: number };
};
