import type { KafkaRequest } from '../wire/kafka-request.ts';

/**
 * DeleteTopics, one topic by name; goes to the controller.
 *
 *     Request v0-5 => [name] timeout_ms TAGS          v6 => [name topic_id TAGS] timeout_ms TAGS
 *     Response => throttle_time_ms(v1+) [name topic_id(v6+) error_code error_message(v5+) TAGS] TAGS
 */
export const deleteTopics: KafkaRequest<
  { name: string; timeoutMs: number },
  { errorCode: number; errorMessage: string | null }
> = {
  key: 20,
  name: 'DeleteTopics',
  versions: [0, 6],
  flexibleFrom: 4,
  since: '0.10.1',
  encode(writer, version, { name, timeoutMs }) {
    writer.array([name], () => {
      writer.string(name);
      if (version >= 6) writer.zeroUuid().tags();
    });
    writer.int32(timeoutMs).tags();
  },
  decode(reader, version) {
    if (version >= 1) reader.int32();
    const [topic] = reader.array(() => {
      reader.skipString();
      if (version >= 6) reader.skip(16);
      const errorCode = reader.int16();
      const errorMessage = version >= 5 ? reader.nullableString() : null;
      reader.tags();
      return { errorCode, errorMessage };
    });
    return topic ?? { errorCode: -1, errorMessage: 'the answer names no topic' };
  },
};
