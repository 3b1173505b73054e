import type { ReactNode } from 'react';

/** Nothing to show, with the reason and what to do about it. */
export function EmptyState({
  title,
  reason,
  facts,
  action,
}: {
  title: ReactNode;
  reason?: ReactNode;
  /** Pairs of name and value, below the reason. */
  facts?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      {reason && <p>{reason}</p>}
      {facts}
      {action && <div className="row">{action}</div>}
    </div>
  );
}
