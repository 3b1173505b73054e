import { CircleAlert } from 'lucide-react';
import type { AppError } from '../../../shared/errors.ts';
import { errorText, useText } from '../../app/i18n.tsx';

/** Opening a profile failed; the form and what was found stay. */
export function OpenFailed({ error }: { error: AppError }) {
  const t = useText();
  const { what, next } = errorText(t, error);
  return (
    <div className="note-box bad" role="alert">
      <CircleAlert aria-hidden="true" className="bad" />
      <div>
        <b className="b">{t('connect.openFailed')}</b> {what} {next}
        {error.detail && <p className="mono m2">{error.detail}</p>}
      </div>
    </div>
  );
}
