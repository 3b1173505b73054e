import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import { Tooltip } from './tooltip.tsx';

type ButtonKind = 'plain' | 'line' | 'main' | 'quiet' | 'danger' | 'destroy';

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  /** `main`: the one filled button of a screen. `destroy`: filled red, only inside the change dialog. */
  kind?: ButtonKind;
  icon?: LucideIcon;
  size?: 'sm' | 'md' | 'lg';
  /** The act is under way: a spinner takes the icon's place, clicks are ignored. */
  busy?: boolean;
  /** Why it cannot be used now. The button stays focusable, so that the reason can be read. */
  disabledReason?: string | undefined;
  /** Shown inside, e.g. `ctrl+enter`; the key itself is bound by a command. */
  keys?: string;
};

const kindClass: Record<ButtonKind, string> = {
  plain: '',
  line: 'line',
  main: 'main-act',
  quiet: 'quiet',
  danger: 'danger',
  destroy: 'danger-fill',
};

/** A button with words. For an icon alone take IconButton. */
export function Button({
  kind = 'plain',
  icon: Icon,
  size = 'sm',
  busy = false,
  disabledReason,
  keys,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const refused = busy || disabledReason !== undefined;
  const button = (
    <button
      type="button"
      {...rest}
      className={classNames('btn', kindClass[kind], size !== 'sm' && size, className)}
      aria-disabled={disabledReason !== undefined || undefined}
      aria-busy={busy || undefined}
      onClick={refused ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className="spin" /> : Icon && <Icon aria-hidden="true" />}
      {children}
      {keys && <Kbd keys={keys} />}
    </button>
  );
  return <Tooltip text={disabledReason}>{button}</Tooltip>;
}
