import type { ProtocolReader } from './protocol-reader.ts';
import type { ProtocolWriter } from './protocol-writer.ts';

/** One request of Kafka's protocol: how its body is written and its answer read, for the versions we speak. */
export type KafkaRequest<Args, Answer> = {
  readonly key: number;
  /** As the protocol guide names it. */
  readonly name: string;
  /** Lowest and highest version that `encode` and `decode` know. The highest the broker has too is used. */
  readonly versions: readonly [lowest: number, highest: number];
  /** First version with compact types and tagged fields (KIP-482). */
  readonly flexibleFrom: number;
  /** First Kafka release whose brokers answer our lowest version: what an older broker "needs". */
  readonly since: string;
  encode(writer: ProtocolWriter, version: number, args: Args): void;
  decode(reader: ProtocolReader, version: number): Answer | Promise<Answer>;
};

/** What a broker told by ApiVersions: lowest and highest version by API key. */
export type ApiRanges = ReadonlyMap<number, readonly [lowest: number, highest: number]>;

/** The highest version both sides know, or null: then asking would make the broker close the socket. */
export function commonVersion(
  request: Pick<KafkaRequest<never, unknown>, 'key' | 'versions'>,
  ranges: ApiRanges,
): number | null {
  const range = ranges.get(request.key);
  if (!range) return null;
  const highest = Math.min(request.versions[1], range[1]);
  return highest >= Math.max(request.versions[0], range[0]) ? highest : null;
}
