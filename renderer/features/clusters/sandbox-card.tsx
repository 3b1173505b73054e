import { Box } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { SandboxStatus } from '../../../shared/contract/index.ts';
import { assertNever } from '../../../shared/errors.ts';
import { errorText, type Text, useText } from '../../app/i18n.tsx';
import { call, useLive } from '../../app/live.ts';
import { reportError } from '../../app/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { CommandBlock } from '../../ui/command-block.tsx';
import { Progress } from '../../ui/progress.tsx';
import type { Connect } from './use-connect.ts';

/** A real ZooKeeper and Kafka on this machine, for whoever has no cluster at hand. */
export function SandboxCard({ connect }: { connect: Connect }) {
  const t = useText();
  const status = useLive('sandbox.status', {}).value;
  /** Asked for here: opens as soon as it runs. */
  const [asked, setAsked] = useState(false);
  const running = status?.state === 'running' ? status : undefined;

  function start() {
    setAsked(true);
    call('sandbox.start', {}).catch((caught: unknown) => {
      setAsked(false);
      reportError(caught);
    });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when what was asked for runs
  useEffect(() => {
    if (!asked || !running) return;
    setAsked(false);
    void openSandbox(connect, running.zookeeper);
  }, [asked, running]);

  if (!status) return null;
  return (
    <section className="card sandbox" aria-label={t('connect.sandbox.label')}>
      <Box aria-hidden="true" />
      <div className="sp">{sandboxText(t, status)}</div>
      {(status.state === 'off' || status.state === 'failed') && (
        <Button kind="line" busy={asked} onClick={start}>
          {t(status.state === 'off' ? 'connect.sandbox.try' : 'common.tryAgain')}
        </Button>
      )}
      {running && (
        <>
          <Button kind="quiet" onClick={() => call('sandbox.stop', {}).catch(reportError)}>
            {t('common.stop')}
          </Button>
          <Button
            kind="line"
            busy={connect.opening === 'new'}
            onClick={() => void openSandbox(connect, running.zookeeper)}
          >
            {t('connect.open')}
          </Button>
        </>
      )}
    </section>
  );
}

async function openSandbox(connect: Connect, address: string): Promise<void> {
  const report = await connect.look(address);
  if (!report) return;
  await connect.openDraft({
    name: 'sandbox',
    environment: 'dev',
    readOnly: false,
    brokers: report.brokers,
    zookeeper: report.zookeeperConnect,
  });
}

function sandboxText(t: Text, status: SandboxStatus): ReactNode {
  switch (status.state) {
    case 'off':
      return (
        <>
          <b className="md">{t('connect.sandbox.question')}</b> <span className="m2">{t('connect.sandbox.offer')}</span>
        </>
      );
    case 'starting':
      return (
        <div className="col sandbox-steps" role="status">
          <span>
            <b className="md">{t('connect.sandbox.starting')}</b>{' '}
            <span className="m2">
              {t(`connect.sandbox.step.${status.step}`)} ({status.done + 1}/{status.steps})
            </span>
          </span>
          <Progress label={t('connect.sandbox.starting')} value={status.done / status.steps} />
        </div>
      );
    case 'running':
      return (
        <>
          <b className="md">{t('connect.sandbox.running')}</b>{' '}
          <span className="mono m2">
            {status.zookeeper} · {status.brokers}
          </span>
        </>
      );
    case 'unavailable':
      return <SandboxTrouble title={t('connect.sandbox.unavailable')} status={status} line={status.installLine} />;
    case 'failed':
      return <SandboxTrouble title={t('connect.sandbox.failed')} status={status} />;
    default:
      return assertNever(status);
  }
}

function SandboxTrouble({
  title,
  status,
  line,
}: {
  title: string;
  status: Extract<SandboxStatus, { state: 'unavailable' | 'failed' }>;
  line?: string | undefined;
}) {
  const t = useText();
  const { what, next } = errorText(t, status.error);
  return (
    <div className="col sandbox-steps">
      <span>
        <b className="md">{title}</b>{' '}
        <span className="m2">
          {what} {next}
        </span>
      </span>
      {line && <CommandBlock text={line} />}
    </div>
  );
}
