/** Kafka's Topic.MAX_NAME_LENGTH: a folder is named `<topic>-<partition>`. */
export const longestTopicName = 249;

export type TopicNameProblem = 'empty' | 'dots' | 'long' | 'characters';

/** What Kafka would refuse in this name (its Topic.validate); null when nothing. */
export function topicNameProblem(name: string): TopicNameProblem | null {
  if (name === '') return 'empty';
  if (name === '.' || name === '..') return 'dots';
  if (name.length > longestTopicName) return 'long';
  return /^[A-Za-z0-9._-]+$/.test(name) ? null : 'characters';
}

/**
 * The topic whose metrics would be mixed up with those of `name`: `.` and `_` are the same in the names of metrics, so Kafka
 * refuses a topic that differs from another only in them. undefined when there is none.
 */
export function collidingTopic(name: string, existing: Iterable<string>): string | undefined {
  const metricName = name.replaceAll('.', '_');
  for (const other of existing) if (other !== name && other.replaceAll('.', '_') === metricName) return other;
  return undefined;
}
