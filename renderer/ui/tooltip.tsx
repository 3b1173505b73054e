import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

/** A short text on hover and on keyboard focus. A text that comes or goes leaves the child, and its focus, in place. */
export function Tooltip({
  text,
  side = 'bottom',
  children,
}: {
  text: ReactNode;
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactNode;
}) {
  return (
    <Radix.Provider delayDuration={400} disableHoverableContent>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        {text && (
          <Radix.Portal>
            <Radix.Content className="tip" side={side} sideOffset={6} collisionPadding={8}>
              {text}
            </Radix.Content>
          </Radix.Portal>
        )}
      </Radix.Root>
    </Radix.Provider>
  );
}
