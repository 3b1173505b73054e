import type { clustersContract } from '../../../shared/contract/index.ts';
import type { ClockPort } from '../ports/ports.ts';
import type { Profiles } from '../sessions/profiles.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { within } from '../sessions/within.ts';
import { type FeatureHandlers, samples } from './feature.ts';
import { type Probes, probeAddress } from './probe.ts';

/** Profiles, what stands behind an address, and the clusters that are open. */
export function clustersHandlers(
  sessions: Sessions,
  profiles: Profiles,
  probes: Probes,
  clock: ClockPort,
): FeatureHandlers<typeof clustersContract> {
  return {
    async *'clusters.profiles'(_input, signal) {
      yield* samples((await profiles.observe()).watch(signal), clock);
    },
    async 'clusters.saveProfile'(draft) {
      const saved = await profiles.save(draft);
      sessions.adopt(saved);
      return saved;
    },
    async 'clusters.deleteProfile'({ id }) {
      await profiles.delete(id);
      return null;
    },
    'clusters.probe': ({ address }, signal) => probeAddress(address, probes, clock, signal),
    'clusters.open': async ({ profileId }) => (await sessions.open(profileId)).status(),
    async 'clusters.close'({ cluster }) {
      await sessions.close(cluster);
      return null;
    },
    'clusters.open.list': (_input, signal) => samples(sessions.list.watch(signal), clock),
    async *'clusters.status'({ cluster }, signal) {
      const session = sessions.get(cluster);
      yield* within(session, signal, (both) => samples(session.watchStatus(both), clock));
    },
    async 'clusters.reconnect'({ cluster, source }) {
      sessions.get(cluster).reconnect(source);
      return null;
    },
  };
}
