import { failure } from '../../../shared/errors.ts';
import type { ClusterClient } from './cluster-client.ts';
import { brokerFailure, isStaleLeader } from './failure.ts';
import { encodeBatch } from './records/encode-batch.ts';
import { type ProduceAnswer, produce, produceWithZstd } from './requests/produce.ts';
import type { RecordToSend, SentRecord } from './source.ts';
import { topicMetadata } from './topics/describe-topic.ts';

const timeoutMs = 10_000;

/**
 * Sends one record to one partition and says where it went. Creates no topic and takes no producer id. A send whose
 * answer is lost is not repeated: the record may be there, and would be there twice.
 */
export async function produceRecord(
  client: ClusterClient,
  record: RecordToSend,
  signal: AbortSignal,
): Promise<SentRecord> {
  const { topic, partition } = record;
  const timestampMs = BigInt(record.timestampMs ?? Date.now());
  const batch = encodeBatch({ ...record, timestampMs }, record.compression);

  async function send(): Promise<ProduceAnswer> {
    const { partitions } = await topicMetadata(client, topic, signal);
    const subject = `${topic}-${partition}`;
    const place = partitions.find((each) => each.partition === partition);
    if (!place) throw failure('PARTITION_NOT_FOUND', { subject, params: { partitions: partitions.length } });
    if (place.leader < 0) throw failure('LEADER_NOT_AVAILABLE', { subject });
    return client.ask(
      place.leader,
      produce,
      { topic, partition, acks: record.acks === 'all' ? -1 : 1, timeoutMs, batch },
      {
        signal,
        // The broker waits for its followers up to `timeoutMs` before it answers.
        timeoutMs: timeoutMs + 5_000,
        ...(record.compression === 'zstd' ? { atLeast: produceWithZstd } : {}),
      },
    );
  }

  let answer = await send();
  // Refused by a broker that leads no more: nothing was written, the new leader may be asked.
  if (answer.errorCode !== 0 && isStaleLeader(answer.errorCode)) answer = await send();
  if (answer.errorCode !== 0) throw brokerFailure(answer.errorCode, `${topic}-${partition}`, answer.errorMessage);
  const { baseOffset, logAppendTimeMs } = answer;
  return { partition, offset: baseOffset, timestampMs: logAppendTimeMs >= 0n ? logAppendTimeMs : timestampMs };
}
