import type { ConfigEntry, PlanNote } from '../../../../shared/contract/index.ts';
import { toAppError } from '../../../../shared/errors.ts';
import type { TopicSnapshot } from '../../kafka/source.ts';
import type { World } from '../../sessions/prepared.ts';

/** The topic, or null when there is none. */
export async function findTopic(name: string, world: World): Promise<TopicSnapshot | null> {
  try {
    return await world.kafka().describeTopic(name, world.signal);
  } catch (caught) {
    if (toAppError(caught).code === 'TOPIC_NOT_FOUND') return null;
    throw caught;
  }
}

/** Configs by name. Empty when this user may not see them: then what follows from them is not said. */
export async function configsOf(
  resource: { type: 'topic' | 'broker'; name: string },
  world: World,
): Promise<ReadonlyMap<string, ConfigEntry>> {
  try {
    const entries = await world.kafka().describeConfigs(resource, world.signal);
    return new Map(entries.map((entry) => [entry.name, entry]));
  } catch (caught) {
    if (toAppError(caught).code === 'NOT_AUTHORIZED') return new Map();
    throw caught;
  }
}

/** Configs of some broker: defaults for new topics are the same on all of them in any cluster that is kept well. */
export function brokerConfigs(world: World): Promise<ReadonlyMap<string, ConfigEntry>> {
  const { controllerId, brokers } = world.status;
  const broker = controllerId ?? brokers[0]?.id;
  return broker === undefined ? Promise.resolve(new Map()) : configsOf({ type: 'broker', name: String(broker) }, world);
}

/** Offsets from the first to the last record; null when a partition did not tell. */
export function offsetSpan(topic: TopicSnapshot): bigint | null {
  let span = 0n;
  for (const { startOffset, endOffset } of topic.partitions) {
    if (startOffset === null || endOffset === null) return null;
    span += endOffset - startOffset;
  }
  return span;
}

/** Whether this is still the topic that was looked at before: made anew, it has another id, or fewer offsets. */
export function sameTopic(before: TopicSnapshot, now: TopicSnapshot): boolean {
  if (before.topicId !== undefined || now.topicId !== undefined) return before.topicId === now.topicId;
  return (
    before.partitions.length === now.partitions.length &&
    before.partitions.every(({ endOffset }, index) => {
      const after = now.partitions[index]?.endOffset ?? null;
      return endOffset === null || after === null || after >= endOffset;
    })
  );
}

/** A note for a plan. */
export function note(level: PlanNote['level'], code: string, params: PlanNote['params'] = {}): PlanNote {
  return { level, code, params };
}
