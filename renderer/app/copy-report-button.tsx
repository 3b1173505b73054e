import { Copy } from 'lucide-react';
import type { AppError } from '../../shared/errors.ts';
import { Button } from '../ui/button.tsx';
import { useText } from './i18n.tsx';
import { reportText } from './report-text.ts';
import { reportError } from './toasts.ts';

/** Copies all that is known of an error, the stack included, for whoever is asked for help. */
export function CopyReportButton({ error }: { error: AppError | Error }) {
  const t = useText();
  return (
    <Button
      kind="quiet"
      icon={Copy}
      onClick={() => navigator.clipboard.writeText(reportText(error)).catch(reportError)}
    >
      {t('app.error.copyReport')}
    </Button>
  );
}
