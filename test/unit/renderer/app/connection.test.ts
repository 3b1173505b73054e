import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clientNow } from '../../../../renderer/app/client.ts';
import { connection, keepConnected, reconnectNow } from '../../../../renderer/app/connection.ts';
import { failure } from '../../../../shared/errors.ts';
import type { Wire } from '../../../../shared/wire/wire.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A shell that opens wires as long as it is up. */
function fakeShell() {
  const shell = { up: true, opened: 0, drop: () => {} };
  const open = async (): Promise<Wire> => {
    shell.opened += 1;
    if (!shell.up) throw failure('CLOSED');
    return {
      send() {},
      onFrame() {},
      onClose(listener) {
        shell.drop = listener;
      },
      close() {},
    };
  };
  return { shell, open };
}

test('a lost wire is opened again with growing pauses, and at once when asked', async () => {
  const { shell, open } = fakeShell();
  keepConnected(open);
  await vi.advanceTimersByTimeAsync(0);
  expect(connection.getState().state).toBe('open');
  const first = clientNow();
  expect(first).toBeDefined();

  shell.up = false;
  shell.drop();
  expect(clientNow()).toBeUndefined();
  expect(connection.getState()).toMatchObject({ state: 'lost', sinceMs: Date.now(), nextTryAtMs: Date.now() + 500 });
  const sinceMs = Date.now();
  await vi.advanceTimersByTimeAsync(500);
  expect(connection.getState()).toMatchObject({ state: 'lost', sinceMs, nextTryAtMs: Date.now() + 1000 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(connection.getState()).toMatchObject({ state: 'lost', nextTryAtMs: Date.now() + 2000 });

  shell.up = true;
  const tries = shell.opened;
  reconnectNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(connection.getState()).toEqual({ state: 'open' });
  expect(clientNow()).not.toBe(first);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shell.opened).toBe(tries + 1);
});
