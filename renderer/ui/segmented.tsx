import { type KeyboardEvent, type ReactNode, useRef } from 'react';

type SegmentedOption<V extends string> = { value: V; label: ReactNode; disabledReason?: string };

/** Two to four exclusive choices in one row; arrow keys move and choose, one tab stop. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: V;
  options: readonly SegmentedOption<V>[];
  onChange(value: NoInfer<V>): void;
}) {
  const group = useRef<HTMLDivElement>(null);
  const chosen = options.findIndex((option) => option.value === value);

  function move(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const usable = options.filter((option) => option.disabledReason === undefined);
    const at = usable.findIndex((option) => option.value === value);
    const next = usable[(at + step + usable.length) % usable.length];
    if (!next) return;
    onChange(next.value);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[options.indexOf(next)]?.focus();
  }

  return (
    <div ref={group} className="seg" role="radiogroup" aria-label={label} onKeyDown={move}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a native radio cannot look like a segment and keep its focus ring
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          aria-disabled={option.disabledReason !== undefined || undefined}
          title={option.disabledReason}
          tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
          onClick={() => option.disabledReason === undefined && onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
