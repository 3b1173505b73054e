import type { ApiRanges, KafkaRequest } from '../wire/kafka-request.ts';

export type ApiVersionsAnswer = { errorCode: number; ranges: ApiRanges };

/**
 * ApiVersions (KIP-35, KIP-511): the first request on every connection.
 *
 *     v0-2 => (no fields)
 *     v3   => client_software_name client_software_version TAGS
 *     Response => error_code [api_key min_version max_version TAGS(v3)] throttle_time_ms(v1+) TAGS(v3)
 *
 * The response header is never flexible, and a broker that does not know the version answers error 35 in v0's form.
 */
export const apiVersions: KafkaRequest<{ softwareVersion: string }, ApiVersionsAnswer> = {
  key: 18,
  name: 'ApiVersions',
  versions: [0, 3],
  flexibleFrom: 3,
  since: '0.10',
  encode(writer, version, { softwareVersion }) {
    if (version >= 3) writer.string('kconsole').string(softwareVersion).tags();
  },
  decode(reader) {
    const errorCode = reader.int16();
    const ranges = new Map<number, readonly [number, number]>();
    if (errorCode !== 0) return { errorCode, ranges };
    reader.array(() => {
      ranges.set(reader.int16(), [reader.int16(), reader.int16()]);
      reader.tags();
    });
    return { errorCode, ranges };
  },
};
