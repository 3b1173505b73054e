import { type LucideIcon, X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';
import { useReturnFocus } from './return-focus.ts';
import { useWords } from './words.tsx';

/** A modal dialog. Escape and the cross close it, unless `busy`; the focus goes back to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  icon: Icon,
  aside,
  width = 640,
  busy = false,
  footer,
  environment,
  initialFocus,
  children,
}: {
  open: boolean;
  onClose(): void;
  title: ReactNode;
  icon?: LucideIcon;
  /** Behind the title: environment chip, cluster. */
  aside?: ReactNode;
  width?: number;
  /** Something is under way that closing would not stop. */
  busy?: boolean;
  footer?: ReactNode;
  /** Sets the 2 px strip of the cluster's environment. */
  environment?: string | undefined;
  /** Takes the focus on opening; without it the first control does. */
  initialFocus?: () => HTMLElement | null;
  children: ReactNode;
}) {
  const words = useWords();
  const focus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && !busy && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content
          className="dialog"
          aria-describedby={undefined}
          data-env={environment}
          style={{ width }}
          onCloseAutoFocus={focus.onCloseAutoFocus}
          onOpenAutoFocus={(event) => {
            focus.onOpenAutoFocus();
            const target = initialFocus?.();
            if (!target) return;
            event.preventDefault();
            target.focus();
          }}
        >
          <header>
            {Icon && <Icon aria-hidden="true" />}
            <Radix.Title className="cut">{title}</Radix.Title>
            {aside}
            <span className="sp" />
            <IconButton icon={X} label={words.close} onClick={() => !busy && onClose()} quietLabel />
          </header>
          <div className="body">{children}</div>
          {footer && <footer>{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
