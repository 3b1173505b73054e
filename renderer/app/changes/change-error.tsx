import { CircleAlert } from 'lucide-react';
import type { AppError } from '../../../shared/errors.ts';
import { Button } from '../../ui/button.tsx';
import { errorText, useText } from '../i18n.tsx';

/** Why the plan could not be made or applied. What was typed stays; reading anew is one click. */
export function ChangeError({ error, onAgain }: { error: AppError; onAgain(): void }) {
  const t = useText();
  const { what, next } = errorText(t, error);
  return (
    <div className="note-box bad" role="alert">
      <CircleAlert aria-hidden="true" className="bad" />
      <div className="sp">
        <b className="b">{what}</b> {next}
        {error.detail && <p className="mono m2">{error.detail}</p>}
      </div>
      <Button kind="line" onClick={onAgain}>
        {t('app.change.readAgain')}
      </Button>
    </div>
  );
}
