import type { ReactNode } from 'react';

/** Acts at once. For a choice that belongs to a form take Checkbox. */
export function Switch({
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
    <button
      type="button"
      role="switch"
      className="sw"
      aria-checked={checked}
      aria-disabled={disabledReason !== undefined || undefined}
      title={disabledReason}
      onClick={() => disabledReason === undefined && onChange(!checked)}
    >
      <i />
      {children}
    </button>
  );
}
