import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A fact about a thing (controller, read-only), never its status. */
export function Badge({
  tone = 'none',
  children,
}: {
  tone?: 'none' | 'line' | 'ok' | 'warn' | 'bad' | 'info';
  children: ReactNode;
}) {
  return <span className={classNames('badge', tone !== 'none' && tone)}>{children}</span>;
}
