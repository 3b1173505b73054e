import type { Change } from '../../../../shared/contract/index.ts';
import { collidingTopic, longestTopicName, topicNameProblem } from '../../../../shared/domain/topic-name.ts';
import { configProblem } from '../config/config-value.ts';
import type { Problem } from '../problem.ts';

/** A topic as typed. Empty numbers mean "the broker's default". */
export type TopicDraft = {
  name: string;
  partitions: string;
  replicationFactor: string;
  configs: readonly { name: string; value: string }[];
};

export const emptyDraft: TopicDraft = { name: '', partitions: '', replicationFactor: '', configs: [] };

/** What the draft is checked against. */
export type DraftWorld = {
  existing: ReadonlySet<string>;
  brokers: number;
  /** Brokers before 2.4 have no defaults for these two (KIP-464). */
  needsNumbers: boolean;
  /** Kafka's type of each config that can be set. */
  types: ReadonlyMap<string, string>;
};

export type DraftProblems = {
  name: Problem | undefined;
  partitions: Problem | undefined;
  replicationFactor: Problem | undefined;
  configs: ReadonlyMap<string, Problem>;
};

/** The contract's own limits, see `changeSchema`. */
const mostPartitions = 100_000;

export function draftProblems(draft: TopicDraft, world: DraftWorld): DraftProblems {
  const configs = new Map<string, Problem>();
  for (const { name, value } of draft.configs) {
    const problem = configProblem(name, world.types.get(name), value);
    if (problem !== undefined) configs.set(name, problem);
  }
  return {
    name: nameProblem(draft.name, world.existing),
    partitions: numberProblem(draft.partitions, world.needsNumbers, mostPartitions, {
      key: 'topics.create.partitions.range',
    }),
    replicationFactor: numberProblem(draft.replicationFactor, world.needsNumbers, world.brokers, {
      key: 'topics.create.replication.range',
      params: { count: world.brokers },
    }),
    configs,
  };
}

export function hasProblems(problems: DraftProblems): boolean {
  const { name, partitions, replicationFactor, configs } = problems;
  return [name, partitions, replicationFactor].some((problem) => problem !== undefined) || configs.size > 0;
}

/** The change that a draft without problems asks for. */
export function draftChange(draft: TopicDraft): Change {
  return {
    kind: 'topic.create',
    name: draft.name,
    partitions: numberOrDefault(draft.partitions),
    replicationFactor: numberOrDefault(draft.replicationFactor),
    configs: Object.fromEntries(draft.configs.map(({ name, value }) => [name, value.trim()])),
  };
}

function nameProblem(name: string, existing: ReadonlySet<string>): Problem | undefined {
  switch (topicNameProblem(name)) {
    case 'empty':
      return { key: 'topics.create.name.empty' };
    case 'dots':
      return { key: 'topics.create.name.dots' };
    case 'long':
      return { key: 'topics.create.name.long', params: { length: name.length, most: longestTopicName } };
    case 'characters':
      return { key: 'topics.create.name.characters' };
    case null:
      break;
  }
  if (existing.has(name)) return { key: 'topics.create.name.exists' };
  const other = collidingTopic(name, existing);
  return other === undefined ? undefined : { key: 'topics.create.name.collides', params: { other } };
}

function numberProblem(typed: string, required: boolean, most: number, outside: Problem): Problem | undefined {
  const text = typed.trim();
  if (text === '') return required ? { key: 'topics.create.number.needed' } : undefined;
  if (!/^\d+$/.test(text)) return { key: 'topics.create.number.whole' };
  const value = Number(text);
  return value >= 1 && value <= most ? undefined : outside;
}

function numberOrDefault(typed: string): number | null {
  return typed.trim() === '' ? null : Number(typed);
}
