import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setClient } from '../../../../renderer/app/client.ts';
import { askAgain, cellKey, holdCell, readCell, sleepWhenHidden } from '../../../../renderer/app/live-cache.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { type FakeCore, installFakeCore } from '../fake-core.ts';

const input = { cluster: 'abc' };
const key = cellKey('topics.list', input);
const list = { topics: [], silent: [], tookMs: 3 };
const lost: AppError = { code: 'CONNECTION_LOST', retriable: true };

let core: FakeCore;
beforeEach(() => {
  vi.useFakeTimers();
  core = installFakeCore();
});
afterEach(() => vi.useRealTimers());

const hold = () => holdCell(key, 'topics.list', input);
const cell = () => readCell<'topics.list'>(key);

describe('a cell of the live cache', () => {
  test('waits, then is fresh', () => {
    hold();
    expect(cell().status).toBe('waiting');
    core.push('topics.list', list, 17);
    expect(cell()).toEqual({ status: 'fresh', value: list, error: undefined, atMs: 17 });
  });

  test('keeps the last value, its age and the next try when a sample fails', () => {
    hold();
    core.push('topics.list', list, 17);
    core.fail('topics.list', lost, 99);
    expect(cell()).toEqual({ status: 'stale', value: list, error: lost, atMs: 17, nextTryAtMs: 99 });
  });

  test('has failed when there never was a value', () => {
    hold();
    core.fail('topics.list', lost);
    expect(cell()).toMatchObject({ status: 'failed', value: undefined, error: lost });
  });

  test('is one watch however many ask, closed by the last one who leaves', () => {
    const first = hold();
    const second = hold();
    expect(core.open('topics.list')).toBe(1);
    first();
    first();
    expect(core.open('topics.list')).toBe(1);
    second();
    expect(core.open('topics.list')).toBe(0);
  });

  test('shows what it knew when somebody comes back', () => {
    const release = hold();
    core.push('topics.list', list);
    release();
    hold();
    expect(cell()).toMatchObject({ status: 'refreshing', value: list });
  });

  test('does not depend on the order in which an input is written', () => {
    expect(cellKey('topics.describe', { topic: 't', cluster: 'c' })).toBe(
      cellKey('topics.describe', { cluster: 'c', topic: 't' }),
    );
  });

  test('does not mix answers of two connections', () => {
    expect(cellKey('topics.list', input, 'c1')).not.toBe(cellKey('topics.list', input, 'c2'));
  });
});

describe('after a watch has ended', () => {
  test('it is opened again after a pause that grows', () => {
    hold();
    core.end('topics.list', lost);
    expect(cell()).toMatchObject({ status: 'failed', nextTryAtMs: Date.now() + 1000 });
    vi.advanceTimersByTime(1000);
    expect(core.open('topics.list')).toBe(1);
    core.end('topics.list', lost);
    vi.advanceTimersByTime(1999);
    expect(core.open('topics.list')).toBe(0);
    vi.advanceTimersByTime(1);
    expect(core.open('topics.list')).toBe(1);
  });

  test('asking again does not wait for the pause', () => {
    hold();
    core.end('topics.list', lost);
    askAgain(key);
    expect(core.open('topics.list')).toBe(1);
  });

  test('it stays closed for what will not get better by itself', () => {
    hold();
    core.end('topics.list', { code: 'CLUSTER_NOT_OPEN', retriable: false });
    vi.advanceTimersByTime(60_000);
    expect(core.open('topics.list')).toBe(0);
  });

  test('a new wire takes every watch over and keeps the rows', () => {
    hold();
    core.push('topics.list', list);
    core.end('topics.list', { code: 'CLOSED', retriable: true });
    setClient(undefined);
    expect(cell()).toMatchObject({ status: 'stale', value: list });
    setClient(core.client);
    expect(core.open('topics.list')).toBe(1);
    expect(cell()).toMatchObject({ status: 'refreshing', value: list });
  });
});

test('a window nobody sees asks nothing after a while, and everything again when it is looked at', () => {
  const page = Object.assign(new EventTarget(), { hidden: false });
  sleepWhenHidden(page as unknown as Document);
  hold();
  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));
  expect(core.open('topics.list')).toBe(1);
  vi.advanceTimersByTime(60_000);
  expect(core.open('topics.list')).toBe(0);
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  expect(core.open('topics.list')).toBe(1);
});
