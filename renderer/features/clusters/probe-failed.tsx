import { CircleAlert } from 'lucide-react';
import type { AppError } from '../../../shared/errors.ts';
import { errorText, useText } from '../../app/i18n.tsx';

/** Nothing was found behind an address: what was tried, why it failed, what to do. The text in the field stays. */
export function ProbeFailed({ address, error }: { address: string; error: AppError }) {
  const t = useText();
  const { what, next } = errorText(t, error);
  return (
    <section className="card probe-failed" role="alert">
      <CircleAlert aria-hidden="true" className="bad" />
      <div className="col">
        <b className="b">{what}</b>
        {next && <p className="read">{next}</p>}
        <p className="m">
          {t('connect.tried')} <code>{address}</code>
          {error.detail && <span className="mono"> {error.detail}</span>}
        </p>
      </div>
    </section>
  );
}
