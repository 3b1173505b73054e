import { ContextMenu } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { classNames } from '../class-names.ts';
import { keyText } from '../kbd.tsx';
import type { MenuItem } from '../menu.tsx';

/** The same actions as elsewhere, under the right mouse button or Shift+F10. `items` is asked when the menu opens. */
export function RowMenu({ items, children }: { items(): readonly MenuItem[]; children: ReactNode }): ReactNode {
  const [shown, setShown] = useState<readonly MenuItem[]>([]);
  return (
    <ContextMenu.Root modal={false} onOpenChange={(open) => open && setShown(items())}>
      <ContextMenu.Trigger asChild>
        <div className="vt-menu">{children}</div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="pop" collisionPadding={8}>
          {shown.map((item, index) => {
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
            if ('line' in item) return <ContextMenu.Separator key={index} className="pop-line" />;
            if ('heading' in item) return null;
            return <Item key={item.id} item={item} />;
          })}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function Item({ item }: { item: Extract<MenuItem, { id: string }> }): ReactNode {
  const Icon = item.icon;
  const aside = item.disabledReason ?? item.hint ?? (item.keys === undefined ? undefined : keyText(item.keys));
  return (
    <ContextMenu.Item
      className={classNames('it', item.danger && 'bad')}
      disabled={item.disabledReason !== undefined}
      onSelect={item.onSelect}
    >
      {Icon && <Icon aria-hidden="true" />}
      <span>{item.label}</span>
      {aside !== undefined && <span className="n">{aside}</span>}
    </ContextMenu.Item>
  );
}
