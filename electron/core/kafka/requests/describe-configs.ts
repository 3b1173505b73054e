import type { KafkaRequest } from '../wire/kafka-request.ts';

export const resourceType = { topic: 2, broker: 4 } as const;

export type RawConfigSynonym = { name: string; value: string | null; source: number };

export type RawConfig = {
  name: string;
  value: string | null;
  readOnly: boolean;
  /** Kafka's ConfigSource: 1 topic, 2 broker, 3 cluster-wide, 4 static, 5 default, 6 logger; 0 unknown. */
  source: number;
  sensitive: boolean;
  synonyms: RawConfigSynonym[];
  /** Kafka's ConfigType; 0 below v3. */
  type: number;
  documentation: string | null;
};

export type DescribeConfigsAnswer = { errorCode: number; errorMessage: string | null; configs: RawConfig[] }[];

/** v0 tells only "is the default" or not. */
const unknownSource = 0;
const defaultSource = 5;

/**
 * DescribeConfigs (KIP-133, synonyms KIP-226, type and documentation KIP-569).
 *
 *     Request => [resource_type resource_name [config_key] TAGS] include_synonyms(v1+) include_documentation(v3+) TAGS
 *     Response => throttle_time_ms [error_code error_message resource_type resource_name
 *                   [name value read_only is_default(v0) config_source(v1+) is_sensitive
 *                     [name value source TAGS](v1+) config_type(v3+) documentation(v3+) TAGS] TAGS] TAGS
 */
export const describeConfigs: KafkaRequest<
  { type: keyof typeof resourceType; name: string; keys: readonly string[] | null },
  DescribeConfigsAnswer
> = {
  key: 32,
  name: 'DescribeConfigs',
  versions: [0, 4],
  flexibleFrom: 4,
  since: '0.11',
  encode(writer, version, { type, name, keys }) {
    writer.array([name], () => {
      writer.int8(resourceType[type]).string(name);
      writer.array(keys, (key) => writer.string(key));
      writer.tags();
    });
    if (version >= 1) writer.boolean(true);
    if (version >= 3) writer.boolean(true);
    writer.tags();
  },
  decode(reader, version) {
    reader.int32();
    const synonym = () => {
      const answer = { name: reader.string(), value: reader.nullableString(), source: reader.int8() };
      reader.tags();
      return answer;
    };
    const config = (): RawConfig => {
      const name = reader.string();
      const value = reader.nullableString();
      const readOnly = reader.boolean();
      const told = reader.int8();
      const source = version >= 1 ? told : told === 1 ? defaultSource : unknownSource;
      const sensitive = reader.boolean();
      const synonyms = version >= 1 ? reader.array(synonym) : [];
      const type = version >= 3 ? reader.int8() : 0;
      const documentation = version >= 3 ? reader.nullableString() : null;
      reader.tags();
      return { name, value, readOnly, source, sensitive, synonyms, type, documentation };
    };
    return reader.array(() => {
      const errorCode = reader.int16();
      const errorMessage = reader.nullableString();
      reader.int8();
      reader.skipString();
      const configs = reader.array(config);
      reader.tags();
      return { errorCode, errorMessage, configs };
    });
  },
};
