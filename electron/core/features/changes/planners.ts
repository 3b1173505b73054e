import type { Planners } from '../../sessions/prepared.ts';
import { planCreateTopic } from './create-topic.ts';
import { planDeleteTopic } from './delete-topic.ts';
import { planProduce } from './produce.ts';
import { planSetZnode } from './set-znode.ts';

/** Every change this app knows how to think through. */
export const planners: Planners = {
  'topic.create': planCreateTopic,
  'topic.delete': planDeleteTopic,
  'record.produce': planProduce,
  'znode.set': planSetZnode,
};
