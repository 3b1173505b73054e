import type { ReactNode } from 'react';

/** One line: which thing, its facts, and what can be done with it. */
export function PageHead({
  title,
  crumb,
  facts,
  actions,
}: {
  title: ReactNode;
  /** What it belongs to, as links, before the title. */
  crumb?: ReactNode;
  /** `<span><b>12</b> partitions</span>` and the like; cut at the right where there is no room. */
  facts?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="head">
      {crumb && (
        <span className="crumb">
          {crumb}
          <span aria-hidden="true"> / </span>
        </span>
      )}
      <h1 className="cut">{title}</h1>
      {facts && <div className="facts">{facts}</div>}
      <span className="sp" />
      {actions}
    </header>
  );
}
