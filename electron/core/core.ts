import type { Handlers } from '../../shared/contract/index.ts';
import { appHandlers } from './features/app.ts';
import { planners } from './features/changes/planners.ts';
import { changesHandlers } from './features/changes.ts';
import { clustersHandlers } from './features/clusters.ts';
import type { Probes } from './features/probe.ts';
import { recordsHandlers } from './features/records.ts';
import { sandboxHandlers } from './features/sandbox.ts';
import { topicsHandlers } from './features/topics.ts';
import { znodesHandlers } from './features/znodes.ts';
import { openKafka } from './kafka/open.ts';
import { probeKafka } from './kafka/probe.ts';
import type { Ports } from './ports/ports.ts';
import { createChangePath } from './sessions/change-path.ts';
import type { Doors } from './sessions/doors.ts';
import { createJournals } from './sessions/journal.ts';
import { createProfiles } from './sessions/profiles.ts';
import { createSessions } from './sessions/sessions.ts';
import { createSettings } from './sessions/settings.ts';
import { openZooKeeper } from './zookeeper/open.ts';
import { probeZooKeeper } from './zookeeper/probe.ts';

export type Core = {
  handlers: Handlers;
  /** Ends every session with all its sockets, workers and timers. */
  close(): Promise<void>;
};

const realSources: Doors & Probes = { openKafka, openZooKeeper, probeKafka, probeZooKeeper };

/** The product without a window, with what its host lends it. `sources` is how Kafka and ZooKeeper are reached. */
export function createCore(ports: Ports, sources: Doors & Probes = realSources): Core {
  const profiles = createProfiles(ports.files);
  const settings = createSettings(ports.files);
  const sessions = createSessions(sources, profiles, ports);
  const journals = createJournals(ports.files, ports.log);
  const changePath = createChangePath(planners, journals, ports);
  return {
    handlers: {
      ...appHandlers(ports, settings),
      ...clustersHandlers(sessions, profiles, sources, ports.clock),
      ...topicsHandlers(sessions, ports.clock),
      ...recordsHandlers(sessions),
      ...znodesHandlers(sessions, ports.clock),
      ...changesHandlers(sessions, changePath, journals, ports.clock),
      ...sandboxHandlers(ports),
    },
    close: sessions.closeAll,
  };
}
