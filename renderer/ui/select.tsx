import { ChevronDown } from 'lucide-react';
import { Popover as Radix } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import { useField } from './field.tsx';

type SelectOption<V extends string> = {
  value: V;
  label: string;
  /** Muted, behind the label. */
  hint?: ReactNode;
  disabledReason?: string | undefined;
};

const typingPauseMs = 600;

/** One of many. Label and choice stand in one control (`Start Newest`); the list opens below, the focus stays on the control. */
export function Select<V extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
  size = 'sm',
}: {
  label: string;
  /** The label is only spoken, because a Field or the place says it already. */
  hideLabel?: boolean;
  value: V;
  options: readonly SelectOption<V>[];
  onChange(value: NoInfer<V>): void;
  size?: 'sm' | 'md';
}) {
  const field = useField();
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const typed = useRef({ text: '', atMs: 0 });
  const list = useRef<HTMLDivElement>(null);
  const chosen = options.find((option) => option.value === value);

  useEffect(() => {
    if (open) list.current?.children[active]?.scrollIntoView?.({ block: 'nearest' });
  }, [open, active]);

  function show(next: boolean) {
    setOpen(next);
    if (next)
      setActive(
        Math.max(
          0,
          options.findIndex((option) => option.value === value),
        ),
      );
  }

  function choose(index: number) {
    const option = options[index];
    if (!option || option.disabledReason !== undefined) return;
    setOpen(false);
    if (option.value !== value) onChange(option.value);
  }

  function typeAhead(letter: string) {
    const now = Date.now();
    const text = now - typed.current.atMs > typingPauseMs ? letter : typed.current.text + letter;
    typed.current = { text, atMs: now };
    const found = options.findIndex((option) => option.label.toLowerCase().startsWith(text.toLowerCase()));
    if (found >= 0) setActive(found);
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = options.length - 1;
    const to = {
      ArrowDown: Math.min(last, active + 1),
      ArrowUp: Math.max(0, active - 1),
      Home: 0,
      End: last,
      PageDown: Math.min(last, active + 10),
      PageUp: Math.max(0, active - 10),
    }[event.key];
    if (!open) {
      if (['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key)) {
        event.preventDefault();
        show(true);
      }
      return;
    }
    if (to !== undefined) setActive(to);
    else if (event.key === 'Enter' || event.key === ' ') choose(active);
    else if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Tab') return setOpen(false);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) typeAhead(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <Radix.Root open={open} onOpenChange={show}>
      <Radix.Trigger asChild>
        <button
          type="button"
          id={field?.id}
          className={classNames('sel', size)}
          role="combobox"
          aria-label={field ? undefined : label}
          aria-describedby={field?.describedBy}
          aria-haspopup="listbox"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? `${listId}-${active}` : undefined}
          onKeyDown={onKeyDown}
        >
          {!hideLabel && <span className="k">{label}</span>}
          <span className="cut">{chosen?.label ?? value}</span>
          <ChevronDown aria-hidden="true" />
        </button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          asChild
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <div ref={list} id={listId} className="pop pop-list" role="listbox" aria-label={label}>
            {options.map((option, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox, which keeps the focus
              // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant, as the select-only combobox pattern has it
              <div
                key={option.value}
                id={`${listId}-${index}`}
                className={classNames('it', index === active && 'active')}
                role="option"
                aria-selected={option.value === value}
                aria-disabled={option.disabledReason !== undefined || undefined}
                onPointerMove={() => setActive(index)}
                onClick={() => choose(index)}
              >
                <span>{option.label}</span>
                {(option.disabledReason ?? option.hint) !== undefined && (
                  <span className="n">{option.disabledReason ?? option.hint}</span>
                )}
              </div>
            ))}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
