import { type LucideIcon, Search, X } from 'lucide-react';
import { type ComponentProps, type ReactNode, useRef } from 'react';
import { classNames } from './class-names.ts';
import { useField } from './field.tsx';
import { useWords } from './words.tsx';

type TextInputProps = Omit<ComponentProps<'input'>, 'size' | 'onChange' | 'value'> & {
  value: string;
  onChange(value: string): void;
  /** Its name, where no Field gives one. */
  label?: string;
  size?: 'sm' | 'md' | 'lg';
  /** Keys, ids, addresses, paths, code. */
  mono?: boolean;
};

/** One line of text. Inside a Field it takes over the Field's label, hint and error. */
export function TextInput({ value, onChange, label, size = 'md', mono = false, className, ...rest }: TextInputProps) {
  const field = useField();
  return (
    <input
      type="text"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      id={field?.id}
      aria-describedby={field?.describedBy}
      aria-invalid={field?.invalid || undefined}
      {...rest}
      aria-label={label}
      className={classNames('in', size !== 'md' && size, mono && 'mono', className)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

type SearchInputProps = Omit<ComponentProps<'input'>, 'size' | 'onChange' | 'value' | 'type'> & {
  value: string;
  onChange(value: string): void;
  label: string;
  icon?: LucideIcon;
  /** At the right inside the box: counts, keys, progress. */
  after?: ReactNode;
};

/** A filter or search box. Escape clears it first and only then goes on to whoever listens above. */
export function SearchInput({
  value,
  onChange,
  label,
  icon: Icon = Search,
  after,
  className,
  onKeyDown,
  ...rest
}: SearchInputProps) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={classNames('inbox', className)}>
      <Icon aria-hidden="true" />
      <input
        ref={input}
        type="search"
        autoComplete="off"
        spellCheck={false}
        {...rest}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (event.key === 'Escape' && value !== '' && !event.defaultPrevented) {
            event.stopPropagation();
            onChange('');
          }
        }}
      />
      {after}
      {value !== '' && (
        <button
          type="button"
          className="clear"
          aria-label={words.clear}
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
        >
          <X aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
