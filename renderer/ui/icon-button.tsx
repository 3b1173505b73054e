import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { keyText } from './kbd.tsx';
import { Tooltip } from './tooltip.tsx';

type IconButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'children'> & {
  icon: LucideIcon;
  /** What it does: its accessible name and its tooltip. */
  label: string;
  disabledReason?: string | undefined;
  keys?: string;
  /** No tooltip where one would cover what is being read. */
  quietLabel?: boolean;
};

/** An icon alone: only for copy, close, up, down, more, refresh and the switches of the top bar. */
export function IconButton({
  icon: Icon,
  label,
  disabledReason,
  keys,
  quietLabel = false,
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      type="button"
      {...rest}
      className={classNames('btn icon', className)}
      aria-label={label}
      aria-disabled={disabledReason !== undefined || undefined}
      onClick={disabledReason === undefined ? onClick : undefined}
    >
      <Icon aria-hidden="true" />
    </button>
  );
  const tip = disabledReason ? `${label}: ${disabledReason}` : keys ? `${label}  ${keyText(keys)}` : label;
  return <Tooltip text={quietLabel ? undefined : tip}>{button}</Tooltip>;
}
