import { z } from 'zod';
import type { AppError } from '../errors.ts';
import { change, watchLatest } from './procedure.ts';

export type SandboxStatus =
  | { state: 'off' }
  | { state: 'unavailable'; error: AppError; installLine?: string }
  | {
      state: 'starting';
      step: SandboxStep;
      steps: number;
      done: number;
      sinceMs: number;
    }
  | {
      state: 'running';
      zookeeper: string;
      brokers: string;
      kraftBrokers: string;
      sinceMs: number;
    }
  | { state: 'failed'; error: AppError };

export type SandboxStep = 'prerequisites' | 'download' | 'zookeeper' | 'brokers' | 'kraft' | 'topics' | 'traffic';

export const sandboxContract = {
  'sandbox.status': watchLatest<SandboxStatus>()(z.object({})),
  'sandbox.start': change<null>()(z.object({}), 600_000),
  'sandbox.stop': change<null>()(z.object({}), 60_000),
};
