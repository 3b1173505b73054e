import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { Fragment, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { keyText } from './kbd.tsx';

export type MenuItem =
  | { line: true }
  | { heading: string }
  | {
      id: string;
      label: ReactNode;
      icon?: LucideIcon;
      /** Muted, at the right edge. */
      hint?: ReactNode;
      keys?: string;
      checked?: boolean;
      danger?: boolean;
      disabledReason?: string | undefined;
      onSelect(): void;
    };

/** A menu of actions under a button. */
export function Menu({
  trigger,
  items,
  align = 'start',
}: {
  /** The button; it gets the menu's aria attributes. */
  trigger: ReactNode;
  items: readonly MenuItem[];
  align?: 'start' | 'end';
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="pop" align={align} sideOffset={4} collisionPadding={8}>
          {items.map((item, index) => {
            if ('line' in item) {
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
              return <DropdownMenu.Separator key={`line-${index}`} className="pop-line" />;
            }
            if ('heading' in item) {
              return (
                <DropdownMenu.Label key={`heading-${item.heading}`} className="gh">
                  {item.heading}
                </DropdownMenu.Label>
              );
            }
            return <Item key={item.id} item={item} />;
          })}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({ item }: { item: Extract<MenuItem, { id: string }> }) {
  const Icon = item.icon;
  const inside = (
    <Fragment>
      {Icon && <Icon aria-hidden="true" />}
      <span>{item.label}</span>
      {(item.disabledReason ?? item.hint ?? item.keys) && (
        <span className="n">{item.disabledReason ?? item.hint ?? (item.keys && keyText(item.keys))}</span>
      )}
    </Fragment>
  );
  const shared = {
    className: classNames('it', item.danger && 'bad'),
    disabled: item.disabledReason !== undefined,
    onSelect: item.onSelect,
  };
  if (item.checked === undefined) return <DropdownMenu.Item {...shared}>{inside}</DropdownMenu.Item>;
  return (
    <DropdownMenu.CheckboxItem {...shared} checked={item.checked}>
      {inside}
    </DropdownMenu.CheckboxItem>
  );
}
