import { Check, Copy, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type AppError, toAppError } from '../../../../shared/errors.ts';
import { errorText, useText } from '../../../app/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { copyByEvent } from '../../../ui/table/copy.ts';
import { Tooltip } from '../../../ui/tooltip.tsx';

const saidForMs = 1500;

type CopyState = { kind: 'idle' | 'busy' | 'done' } | { kind: 'failed'; error: AppError | null };

/** A copy of something that may have to be fetched first; the button says how it went. */
export function CopyAct({
  label,
  hint,
  icon = Copy,
  iconOnly = false,
  disabledReason,
  text,
}: {
  label: string;
  hint?: string;
  icon?: LucideIcon;
  iconOnly?: boolean;
  disabledReason?: string | undefined;
  text(signal: AbortSignal): string | Promise<string>;
}) {
  const t = useText();
  const [state, setState] = useState<CopyState>({ kind: 'idle' });
  const abort = useRef<AbortController>(undefined);

  useEffect(() => () => abort.current?.abort(), []);
  useEffect(() => {
    if (state.kind !== 'done') return;
    const timer = setTimeout(() => setState({ kind: 'idle' }), saidForMs);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    abort.current?.abort();
    const asked = new AbortController();
    abort.current = asked;
    try {
      const made = text(asked.signal);
      if (typeof made !== 'string') setState({ kind: 'busy' });
      const copied = copyByEvent(typeof made === 'string' ? made : await made);
      if (!asked.signal.aborted) setState(copied ? { kind: 'done' } : { kind: 'failed', error: null });
    } catch (caught) {
      if (!asked.signal.aborted) setState({ kind: 'failed', error: toAppError(caught) });
    }
  }

  const icons = { idle: icon, busy: icon, done: Check, failed: TriangleAlert };
  const said = {
    idle: label,
    busy: label,
    done: t('messages.detail.copied'),
    failed: t('messages.detail.copyFailed'),
  }[state.kind];
  const why = state.kind === 'failed' && state.error !== null ? errorText(t, state.error).what : undefined;
  if (iconOnly) {
    return (
      <IconButton
        icon={icons[state.kind]}
        label={why ?? (state.kind === 'done' ? said : label)}
        disabledReason={disabledReason}
        onClick={() => void copy()}
      />
    );
  }
  return (
    <Tooltip text={why ?? (disabledReason === undefined ? hint : undefined)}>
      <Button
        kind="line"
        icon={icons[state.kind]}
        busy={state.kind === 'busy'}
        disabledReason={disabledReason}
        onClick={() => void copy()}
      >
        {said}
      </Button>
    </Tooltip>
  );
}
