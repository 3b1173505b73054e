import { History, Lock } from 'lucide-react';
import type { RefObject } from 'react';
import type { Plan } from '../../../shared/contract/index.ts';
import { Button } from '../../ui/button.tsx';
import { type Text, useText } from '../i18n.tsx';
import { changeDeed } from './change-words.ts';
import type { PlanState } from './use-plan.ts';

/** Where the change will stand afterwards, and the deed itself. */
export function ChangeFooter({
  plan,
  phase,
  blocked,
  readOnly,
  mainButton,
  onCancel,
  onConfirm,
}: {
  plan: Plan | undefined;
  phase: PlanState['phase'];
  /** The name is not typed yet, or there is an error to deal with first. */
  blocked: boolean;
  readOnly: boolean;
  mainButton: RefObject<HTMLButtonElement | null>;
  onCancel(): void;
  onConfirm(): void;
}) {
  const t = useText();
  if (readOnly) {
    return (
      <>
        <span className="row m2">
          <Lock aria-hidden="true" />
          {t('app.change.readOnlyProfile')}
        </span>
        <span className="sp" />
        <Button kind="line" size="lg" onClick={onCancel}>
          {t('common.close')}
        </Button>
      </>
    );
  }
  return (
    <>
      <span className="row m2">
        <History aria-hidden="true" />
        {plan && undoSentence(t, plan)}
      </span>
      <span className="sp" />
      {phase === 'planning' && plan && <span className="m">{t('app.change.readingAgain')}</span>}
      <Button
        kind="line"
        size="lg"
        disabledReason={phase === 'applying' ? t('app.change.applying') : undefined}
        onClick={onCancel}
      >
        {t('common.cancel')}
      </Button>
      <Button
        ref={mainButton}
        kind={plan?.destructive ? 'destroy' : 'main'}
        size="lg"
        busy={phase === 'applying'}
        disabledReason={reasonToWait(t, plan, phase, blocked)}
        onClick={onConfirm}
        onKeyDown={(event) => {
          // Enter is pressed by habit; what destroys takes a click or the space bar.
          if (plan?.destructive && event.key === 'Enter') event.preventDefault();
        }}
      >
        {plan ? changeDeed(t, plan.change) : t('app.change.planning')}
      </Button>
    </>
  );
}

function undoSentence(t: Text, plan: Plan): string {
  if (plan.undo === 'yes') return t('app.change.journalWithUndo');
  return t(plan.undo === 'partly' ? 'app.change.journalWithPartUndo' : 'app.change.journalWithoutUndo');
}

function reasonToWait(
  t: Text,
  plan: Plan | undefined,
  phase: PlanState['phase'],
  blocked: boolean,
): string | undefined {
  if (phase === 'applying') return undefined;
  if (!plan || phase === 'planning') return t('app.change.planning');
  return blocked ? t('app.change.notYet') : undefined;
}
