import type {
  Change,
  ChangeKind,
  ChangeSummary,
  ClusterStatus,
  JournalEntry,
  PlanCommand,
  PlanNote,
  PlanRow,
} from '../../../shared/contract/index.ts';
import type { KafkaSource } from '../kafka/source.ts';
import type { ZooKeeperSource } from '../zookeeper/source.ts';

export type Facts = Record<string, string | number | bigint>;

/** What a change may look at and work with. Every question it asks stops at `signal`. */
export type World = {
  kafka(): KafkaSource;
  zookeeper(): ZooKeeperSource;
  status: ClusterStatus;
  /** `process.platform` of the host: commands are written for its shell. */
  platform: string;
  signal: AbortSignal;
};

/** A change that has been thought through: what would happen, and how to do exactly that. */
export type Prepared = {
  summary: ChangeSummary;
  rows: PlanRow[];
  affected: PlanNote[];
  warnings: PlanNote[];
  commands: PlanCommand[];
  /** Something is lost that cannot be made again: its name has to be typed. */
  destructive: boolean;
  undo: 'yes' | 'partly' | 'no';
  /** The change that takes this one back; kept with the journal. Never holds a secret. */
  takeBack: Change | null;
  /** Keys of the polls that show something else afterwards. */
  touches: string[];
  /** Fails with WORLD_CHANGED when the cluster is not what the plan was made from any more. */
  verify(world: World): Promise<void>;
  apply(world: World): Promise<void>;
  /** Reads what is there now. Fails with READ_BACK_DIFFERS when it is not what was planned. */
  readBack(world: World): Promise<Facts>;
};

/** Reads and thinks, alters nothing. `undoes`: the journal entry that the change is to take back. */
export type Planner<C extends Change> = (change: C, world: World, undoes?: JournalEntry) => Promise<Prepared>;

/** One planner for every kind of change. */
export type Planners = { [K in ChangeKind]: Planner<Extract<Change, { kind: K }>> };
