import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

/** A small panel under a button. Escape closes it and gives the focus back. */
export function Popover({
  trigger,
  label,
  width,
  align = 'start',
  open,
  onOpenChange,
  children,
}: {
  trigger: ReactNode;
  label: string;
  width?: number;
  align?: 'start' | 'end';
  open?: boolean;
  onOpenChange?(open: boolean): void;
  children: ReactNode;
}) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="pop pop-panel"
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          style={width === undefined ? undefined : { width }}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
