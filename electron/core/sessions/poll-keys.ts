/** The question behind `topics.list`. */
export const topicsKey = 'topics';

/** The question behind `topics.describe` of this topic. */
export function topicKey(name: string): string {
  return `topic ${name}`;
}
