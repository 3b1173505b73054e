import { ListFilter } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useCommands } from '../../app/commands.ts';
import { SearchInput } from '../../ui/input.tsx';

type FilterBoxProps = {
  /** Names its commands. */
  id: string;
  label: string;
  value: string;
  onChange(value: string): void;
  /** Enter or Down: the keyboard goes on to the rows. */
  onLeave(): void;
};

/** The box over a list that filters as one types; `/` and Ctrl/Cmd+F lead to it. */
export function FilterBox({ id, label, value, onChange, onLeave }: FilterBoxProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);

  function focus(): void {
    const input = box.current?.querySelector('input');
    input?.focus();
    input?.select();
  }
  useCommands([
    { id, title: label, keys: '/', group: 'view', run: focus },
    { id: `${id}.find`, title: label, keys: 'mod+f', group: 'view', run: focus, inFields: true },
  ]);

  return (
    <div ref={box} className="topics-filter">
      <SearchInput
        icon={ListFilter}
        label={label}
        placeholder={label}
        value={value}
        onChange={onChange}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          event.preventDefault();
          onLeave();
        }}
      />
    </div>
  );
}
