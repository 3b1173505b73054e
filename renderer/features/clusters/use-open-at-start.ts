import { useEffect } from 'react';
import { onClient } from '../../app/client.ts';
import { call } from '../../app/live.ts';
import { currentRoute } from '../../app/route.ts';
import { reportError } from '../../app/toasts.ts';
import type { Connect } from './use-connect.ts';

/** Once per window: coming back to this screen later must not connect by itself again. */
let done = false;

/** An address given on the command line is looked at and opened without being asked, when the window starts on this screen. */
export function useOpenAtStart(connect: Connect): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once per window, with the functions of that moment
  useEffect(() => {
    if (done) return;
    const start = () => {
      if (done) return;
      done = true;
      openAtStart(connect).catch((caught: unknown) => {
        done = false;
        reportError(caught);
      });
    };
    start();
    return onClient(start);
  }, []);
}

async function openAtStart(connect: Connect): Promise<void> {
  const { openAtStart: wanted } = await call('app.info', {});
  if (!wanted) return;
  const report = await connect.look(wanted.address);
  if (!report || (report.kafka.state !== 'found' && report.zookeeper.state !== 'found')) return;
  // The window was sent to a link while the address was looked at: the link opens its own cluster.
  if (currentRoute().view !== 'connect') return;
  await connect.openDraft({
    name: wanted.name ?? report.suggestedName,
    environment: 'dev',
    readOnly: wanted.readOnly,
    brokers: report.brokers,
    zookeeper: report.zookeeperConnect,
  });
}
