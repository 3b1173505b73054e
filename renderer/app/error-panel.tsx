import { CircleAlert } from 'lucide-react';
import type { AppError } from '../../shared/errors.ts';
import { Button } from '../ui/button.tsx';
import { KeyValue } from '../ui/key-value.tsx';
import { CopyReportButton } from './copy-report-button.tsx';
import { errorText, useText } from './i18n.tsx';

/** The failed state of a whole view: what was tried, why it failed, the one next step. `now` says what still works. */
export function ErrorPanel({
  error,
  now,
  onRetry,
}: {
  error: AppError;
  now?: React.ReactNode;
  onRetry?: (() => void) | undefined;
}) {
  const t = useText();
  const { what, next } = errorText(t, error);
  const facts = [
    { name: t('app.error.about'), value: error.subject, mono: true },
    { name: t('app.error.answer'), value: error.detail, mono: true },
    { name: t('app.error.code'), value: error.code, mono: true },
  ].flatMap(({ value, ...rest }) => (value ? [{ ...rest, value }] : []));

  return (
    <div className="failed" role="alert">
      <h3 className="row">
        <CircleAlert aria-hidden="true" className="bad" />
        {what}
      </h3>
      {next && <p className="read">{next}</p>}
      <KeyValue items={facts} />
      <div className="row">
        {onRetry && (
          <Button kind="line" onClick={onRetry}>
            {t('common.tryAgain')}
          </Button>
        )}
        <CopyReportButton error={error} />
      </div>
      {now && <p className="m">{now}</p>}
    </div>
  );
}
