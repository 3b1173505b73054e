import { Columns3 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import { Checkbox } from '../checkbox.tsx';
import { Popover } from '../popover.tsx';
import type { Column } from './column.ts';

type ColumnMenuProps<Row> = {
  label: string;
  columns: readonly Column<Row>[];
  /** Ids of the columns that are not shown. */
  hidden: readonly string[];
  onHidden(hidden: readonly string[]): void;
};

/** Chooses the columns of a table. The first names the row and cannot be hidden. */
export function ColumnMenu<Row>({ label, columns, hidden, onHidden }: ColumnMenuProps<Row>): ReactNode {
  return (
    <Popover
      label={label}
      align="end"
      trigger={
        <Button kind="line" icon={Columns3} aria-label={label}>
          <span className="hide-n">{label}</span>
        </Button>
      }
    >
      <div className="vt-choices">
        {columns.slice(1).map((column) => (
          <Checkbox
            key={column.id}
            checked={!hidden.includes(column.id)}
            onChange={(shown) => onHidden(shown ? without(hidden, column.id) : [...hidden, column.id])}
          >
            {column.head}
          </Checkbox>
        ))}
      </div>
    </Popover>
  );
}

function without(list: readonly string[], item: string): readonly string[] {
  return list.filter((candidate) => candidate !== item);
}
