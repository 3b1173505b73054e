import type { ConfigEntry, ConfigSource } from '../../../../shared/contract/index.ts';
import { failure } from '../../../../shared/errors.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { brokerFailure } from '../failure.ts';
import { describeConfigs, type RawConfig } from '../requests/describe-configs.ts';

/** Kafka's ConfigSource and ConfigType by their numbers. */
const sources: readonly ConfigSource[] = [
  'unknown',
  'topic',
  'broker-dynamic',
  'cluster-dynamic',
  'broker-static',
  'default',
  'broker-logger',
];
const types = ['unknown', 'boolean', 'string', 'int', 'short', 'long', 'double', 'list', 'class', 'password'] as const;

const sourceOf = (code: number): ConfigSource => sources[code] ?? 'unknown';

/** A broker's `sensitive` values come as null; so do values that are not set. */
function toEntry(raw: RawConfig, own: ConfigSource): ConfigEntry {
  const inherited = raw.synonyms.find((synonym) => sourceOf(synonym.source) !== own);
  return {
    name: raw.name,
    value: raw.value,
    source: sourceOf(raw.source),
    inherited: inherited ? { name: inherited.name, value: inherited.value, source: sourceOf(inherited.source) } : null,
    type: types[raw.type] ?? 'unknown',
    readOnly: raw.readOnly,
    sensitive: raw.sensitive,
    documentation: raw.documentation,
  };
}

/**
 * Configs of a topic or of a broker (by its id as text), with documentation where the broker is 2.6 or newer.
 * `inherited` is what would hold without the resource's own setting.
 */
export async function describeResourceConfigs(
  client: ClusterClient,
  resource: { type: 'topic' | 'broker'; name: string },
  signal: AbortSignal,
  keys: readonly string[] | null = null,
): Promise<ConfigEntry[]> {
  // Only a broker itself knows what stands in its file.
  const target = resource.type === 'broker' ? Number(resource.name) : 'any';
  const [answer] = await client.ask(target, describeConfigs, { ...resource, keys }, { signal });
  if (!answer) throw failure('BROKER_ERROR', { subject: resource.name, detail: 'the answer names no resource' });
  if (answer.errorCode !== 0) throw brokerFailure(answer.errorCode, resource.name, answer.errorMessage);
  const own = resource.type === 'topic' ? 'topic' : 'broker-dynamic';
  return answer.configs.map((raw) => toEntry(raw, own)).sort((a, b) => (a.name < b.name ? -1 : 1));
}
