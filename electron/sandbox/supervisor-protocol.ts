import type { SandboxStep } from '../../shared/contract/sandbox.ts';
import type { AppError } from '../../shared/errors.ts';
import type { SandboxDetails } from './details.ts';
import type { ProfileName } from './profiles.ts';
import type { Tools } from './tools.ts';

/** The first and only line a supervisor reads. When its stdin ends after that, it ends all servers and itself. */
export type Order = { profile: ProfileName; folder: string; assets: string; cache: string; tools: Tools };

/** One line of a supervisor's stdout. */
export type Report =
  | { type: 'progress'; done: SandboxStep[] }
  | { type: 'running'; details: SandboxDetails }
  | { type: 'failed'; error: AppError };

/** The steps a profile goes through, in the order in which they are shown; several run at once. */
export function stepsOf(profile: { kraft: boolean; seeds: boolean; traffic: boolean }): SandboxStep[] {
  const steps: SandboxStep[] = ['prerequisites', 'download', 'zookeeper', 'brokers'];
  if (profile.kraft) steps.push('kraft');
  if (profile.seeds) steps.push('topics');
  if (profile.traffic) steps.push('traffic');
  return steps;
}
