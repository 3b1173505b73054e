import { Fragment, type ReactNode } from 'react';

export type KeyValueItem = { name: string; value: ReactNode; mono?: boolean };

/** Names at the left, values at the right, one pair a line. */
export function KeyValue({ items }: { items: readonly KeyValueItem[] }) {
  return (
    <dl className="kv">
      {items.map((item) => (
        <Fragment key={item.name}>
          <dt>{item.name}</dt>
          <dd className={item.mono ? 'mono' : undefined}>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
