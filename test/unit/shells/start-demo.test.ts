import { describe, expect, it } from 'vitest';
import type { SandboxPort } from '../../../electron/core/ports/ports.ts';
import { startDemo } from '../../../electron/shells/start-demo.ts';
import type { SandboxStatus } from '../../../shared/contract/sandbox.ts';
import { failure } from '../../../shared/errors.ts';

/** A sandbox that goes through these states when it is started, and fails at the end if told to. */
function sandboxOf(states: SandboxStatus[], error?: Error): SandboxPort {
  let status: SandboxStatus = { state: 'off' };
  const listeners = new Set<(status: SandboxStatus) => void>();
  return {
    status: () => status,
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      for (const next of states) {
        status = next;
        for (const listener of listeners) listener(next);
      }
      if (error) throw error;
    },
    stop: async () => undefined,
  };
}

const running: SandboxStatus = {
  state: 'running',
  zookeeper: '127.0.0.1:1/kafka-dev',
  brokers: '127.0.0.1:2',
  kraftBrokers: '127.0.0.1:3',
  sinceMs: 0,
};
const starting = (done: number): SandboxStatus => ({ state: 'starting', step: 'brokers', steps: 7, done, sinceMs: 0 });

describe('the demo', () => {
  it("answers the sandbox's ZooKeeper and says each step once", async () => {
    const lines: string[] = [];
    const sandbox = sandboxOf([starting(1), starting(1), starting(2), running]);
    expect(await startDemo(sandbox, (line) => lines.push(line))).toBe('127.0.0.1:1/kafka-dev');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe('sandbox: brokers (1 of 7)');
  });

  it('opens the app without it when it cannot be had, and says what to run', async () => {
    const error = failure('SANDBOX_NEEDS_JAVA', { detail: 'missing java', params: { line: 'brew install openjdk' } });
    const lines: string[] = [];
    const status: SandboxStatus = { state: 'unavailable', error: error.error, installLine: 'brew install openjdk' };
    expect(await startDemo(sandboxOf([status], error), (line) => lines.push(line))).toBeUndefined();
    expect(lines.join('\n')).toContain('brew install openjdk');
  });

  it('does not hide a failure that the sandbox does not show', async () => {
    await expect(startDemo(sandboxOf([starting(0)], new Error('lost')), () => undefined)).rejects.toThrow('lost');
  });
});
