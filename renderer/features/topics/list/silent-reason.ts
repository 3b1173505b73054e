import type { TopicList } from '../../../../shared/contract/index.ts';
import { errorText, type Text } from '../../../app/i18n.tsx';

export type Silent = TopicList['silent'];

/** Why a number of this kind is missing or only part of the whole: which brokers did not tell it, and their reason. */
export function silentReason(t: Text, silent: Silent, what: 'offsets' | 'sizes'): string | undefined {
  const brokers = silent.filter((entry) => entry.what === what);
  if (brokers.length === 0) return undefined;
  return brokers
    .map(({ broker, error }) => t(`topics.silent.${what}`, { broker, reason: errorText(t, error).what }))
    .join('\n');
}

/** The brokers that kept silent about something, each once, in order. */
export function silentBrokers(silent: Silent): readonly number[] {
  return [...new Set(silent.map((entry) => entry.broker))].sort((a, b) => a - b);
}
