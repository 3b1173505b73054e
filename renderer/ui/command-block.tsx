import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';

/** A command to copy. `note` says where it does something else than this app. */
export function CommandBlock({ text, note, copyLabel }: { text: string; note?: ReactNode; copyLabel?: string }) {
  return (
    <div className="col cmd-box">
      <div className="cmd">
        <code>{text}</code>
        <CopyButton text={text} {...(copyLabel === undefined ? {} : { label: copyLabel })} />
      </div>
      {note && <p className="hint">{note}</p>}
    </div>
  );
}
