import type { ReactNode } from 'react';

/** A yes or no of a form; nothing happens until the form is sent. */
export function Checkbox({
  checked,
  onChange,
  children,
  disabledReason,
}: {
  checked: boolean;
  onChange(checked: boolean): void;
  children: ReactNode;
  disabledReason?: string | undefined;
}) {
  return (
    <label className="chk" title={disabledReason}>
      <input
        type="checkbox"
        checked={checked}
        aria-disabled={disabledReason !== undefined || undefined}
        onChange={(event) => disabledReason === undefined && onChange(event.target.checked)}
      />
      <i aria-hidden="true" />
      {children}
    </label>
  );
}
