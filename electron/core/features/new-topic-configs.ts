import type { ConfigEntry } from '../../../shared/contract/index.ts';
import { brokerConfigOf, brokerHoursOf } from '../../../shared/domain/topic-configs.ts';
import { fail } from '../../../shared/errors.ts';
import type { Session } from '../sessions/session.ts';

const msPerHour = 3_600_000;

/**
 * What a topic may be created with, and what it gets when nothing is said. Kafka has no request for this: an existing topic's
 * entries name the inherited value, its source and documentation. On a cluster without topics a broker's own config is asked.
 */
export async function newTopicConfigs(
  session: Session,
  existing: string | undefined,
  signal: AbortSignal,
): Promise<ConfigEntry[]> {
  const kafka = session.kafka();
  if (existing !== undefined) {
    const entries = await kafka.describeConfigs({ type: 'topic', name: existing }, signal);
    return entries.filter((entry) => !entry.readOnly).map(asInherited);
  }
  const { brokers, controllerId } = session.status();
  const broker = controllerId ?? brokers[0]?.id ?? fail('NOT_CONNECTED', { subject: 'Kafka' });
  const entries = await kafka.describeConfigs({ type: 'broker', name: String(broker) }, signal);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return Object.entries(brokerConfigOf).flatMap(([name, brokerName]) => {
    const entry = byName.get(brokerName);
    const hours = byName.get(brokerHoursOf[name] ?? '')?.value;
    const value = entry?.value ?? (hours ? String(Number(hours) * msPerHour) : null);
    return entry ? [{ ...entry, name, value, readOnly: false, inherited: null }] : [];
  });
}

/** The entry as it is for a topic that sets nothing itself. */
function asInherited(entry: ConfigEntry): ConfigEntry {
  if (entry.source !== 'topic') return { ...entry, inherited: null };
  const { value = null, source = 'default' } = entry.inherited ?? {};
  return { ...entry, value, source, inherited: null };
}
