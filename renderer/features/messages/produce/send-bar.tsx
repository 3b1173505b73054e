import { CircleAlert, CircleCheck, Send } from 'lucide-react';
import { formatCount } from '../../../../shared/text/numbers.ts';
import { formatBytes } from '../../../../shared/text/sizes.ts';
import { formatDuration } from '../../../../shared/text/times.ts';
import { errorText, useLanguage, useText } from '../../../app/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import type { RecordId } from '../query.ts';
import type { Sending } from './use-send.ts';

/** The result of the form stays in the form: what was sent and where, or why not; and the one filled button. */
export function SendBar({
  sending,
  sizeBytes,
  disabledReason,
  onSend,
  onShow,
}: {
  sending: Sending;
  sizeBytes: number;
  disabledReason: string | undefined;
  onSend(): void;
  onShow(record: RecordId): void;
}) {
  const t = useText();
  return (
    <div className="sendbar">
      <span className="sp send-result" role="status">
        <SendResult sending={sending} onShow={onShow} />
      </span>
      <span className="m">{t('produce.size', { size: formatBytes(sizeBytes) })}</span>
      <Button
        kind="main"
        size="lg"
        icon={Send}
        keys="ctrl+enter"
        busy={sending.phase === 'sending'}
        disabledReason={disabledReason}
        onClick={onSend}
      >
        {t(sending.phase === 'sending' ? 'produce.sending' : 'produce.send')}
      </Button>
    </div>
  );
}

function SendResult({ sending, onShow }: { sending: Sending; onShow(record: RecordId): void }) {
  const t = useText();
  const language = useLanguage();
  const { sent, error } = sending;
  if (error !== undefined) {
    const { what, next } = errorText(t, error);
    return (
      <span className="state send-error">
        <CircleAlert aria-hidden="true" className="bad" />
        <span>
          <b className="md">{what}</b> {next} <span className="m">{t('produce.stays')}</span>
          {error.detail !== undefined && !what.includes(error.detail) && (
            <span className="mono m2"> {error.detail}</span>
          )}
        </span>
      </span>
    );
  }
  if (sent === undefined) return null;
  return (
    <span className="state">
      <CircleCheck aria-hidden="true" className="ok" />
      {t('produce.sent', { partition: sent.partition })} <b className="md tn">{formatCount(sent.offset)}</b>
      <span className="m">{t('produce.sentIn', { time: formatDuration(sent.tookMs, language) })}</span>
      <button type="button" className="link" onClick={() => onShow({ partition: sent.partition, offset: sent.offset })}>
        {t('produce.show')}
      </button>
    </span>
  );
}
