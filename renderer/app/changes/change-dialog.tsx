import { PencilLine } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ChangeResult, Plan } from '../../../shared/contract/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { useCluster } from '../cluster.tsx';
import { EnvironmentChip } from '../environment-chip.tsx';
import { useText } from '../i18n.tsx';
import { ChangeBody } from './change-body.tsx';
import { ChangeError } from './change-error.tsx';
import { ChangeFooter } from './change-footer.tsx';
import { changeTitle } from './change-words.ts';
import { ConfirmName, lettersToGo } from './confirm-name.tsx';
import { showResult } from './show-result.ts';
import { type ChangeIntent, usePlan } from './use-plan.ts';

/** THE dialog before anything is changed: plan, confirmation, progress, error. It closes when the change was read back. */
export function ChangeDialog({ intent, onClose }: { intent: ChangeIntent; onClose(): void }) {
  const t = useText();
  const { cluster, name, environment, readOnly } = useCluster();
  const [typed, setTyped] = useState('');
  const nameInput = useRef<HTMLInputElement>(null);
  const mainButton = useRef<HTMLButtonElement>(null);

  function applied(result: ChangeResult, plan: Plan) {
    onClose();
    showResult(result, plan.undo !== 'no');
  }
  const { plan, earlier, phase, error, again, apply } = usePlan(cluster, intent, applied);

  const missing = plan?.confirmName ? lettersToGo(typed, plan.confirmName) : 0;
  const confirm = () => void apply(plan?.confirmName ? typed : undefined);

  // The plan comes after the dialog is open: now there is something to type or to press.
  const planned = plan !== undefined;
  const calm = plan?.destructive === false;
  useEffect(() => {
    if (nameInput.current) nameInput.current.focus();
    else if (planned && calm) mainButton.current?.focus();
  }, [planned, calm]);

  return (
    <Dialog
      open
      onClose={onClose}
      busy={phase === 'applying'}
      width={840}
      icon={PencilLine}
      environment={environment}
      title={plan ? changeTitle(t, plan.change) : t('app.change.planning')}
      aside={
        <>
          <EnvironmentChip environment={environment} />
          <span className="m cut">{name}</span>
        </>
      }
      footer={
        <ChangeFooter
          plan={plan}
          phase={phase}
          blocked={missing > 0 || error !== undefined}
          readOnly={readOnly}
          mainButton={mainButton}
          onCancel={onClose}
          onConfirm={confirm}
        />
      }
    >
      {!plan && !error && <SkeletonRows rows={5} label={t('app.change.planning')} />}
      {plan && <ChangeBody plan={plan} earlier={earlier} />}
      {plan?.confirmName && !readOnly && (
        <ConfirmName
          name={plan.confirmName}
          destructive={plan.destructive}
          typed={typed}
          onTyped={setTyped}
          onEnter={() => !plan.destructive && missing === 0 && phase === 'ready' && confirm()}
          input={nameInput}
        />
      )}
      {error && <ChangeError error={error} onAgain={again} />}
    </Dialog>
  );
}
