import { act, cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useLive, useRead } from '../../../../renderer/app/live.ts';
import { LiveFoot } from '../../../../renderer/app/live-foot.tsx';
import { Failure } from '../../../../shared/errors.ts';
import { clusterStatus, type FakeCore, installFakeCore, refused } from '../fake-core.ts';

const list = { topics: [], silent: [], tookMs: 3 };

let core: FakeCore;
beforeEach(() => {
  core = installFakeCore();
});
afterEach(cleanup);

function Foot() {
  const cached = useLive('topics.list', { cluster: 'abc' });
  return <LiveFoot cached={cached}>12 topics</LiveFoot>;
}

describe('the foot of a live list', () => {
  test('says what is waited for, then leaves the words to its owner', async () => {
    render(<Foot />);
    expect(screen.getByText('waiting for the first answer')).toBeTruthy();
    act(() => core.push('topics.list', list));
    expect(screen.getByText('12 topics')).toBeTruthy();
  });

  test('says since when the rows are old, why, when the next try is, and offers to try now', () => {
    render(<Foot />);
    act(() => core.push('topics.list', list, Date.now() - 65_000));
    act(() => core.fail('topics.list', refused('kafka1:9092').error, Date.now() + 9_500));
    expect(screen.getByText('1 min old')).toBeTruthy();
    expect(screen.getByText(/kafka1:9092 refused/)).toBeTruthy();
    expect(screen.getByText(/next try in \d s/)).toBeTruthy();
    act(() => screen.getByText('Try now').click());
    expect(core.open('topics.list')).toBe(1);
  });
});

describe('useLive', () => {
  test('asks anew when the cluster was opened anew: answers of two connections do not mix', () => {
    const opened = renderHook(() => useLive('clusters.open.list', {}));
    act(() => core.push('clusters.open.list', [clusterStatus({ connection: 'c1' })]));
    const topics = renderHook(() => useLive('topics.list', { cluster: 'abc' }));
    act(() => core.push('topics.list', list));
    expect(topics.result.current.value).toEqual(list);
    act(() => core.push('clusters.open.list', [clusterStatus({ connection: 'c2' })]));
    expect(topics.result.current.status).toBe('waiting');
    expect(core.open('topics.list')).toBe(1);
    opened.unmount();
  });

  test('asks nothing for null', () => {
    const { result } = renderHook(() => useLive('topics.list', null));
    expect(result.current.status).toBe('waiting');
    expect(core.open('topics.list')).toBe(0);
  });
});

describe('useRead', () => {
  const input = { cluster: 'abc', topic: 'orders' };

  test('keeps the answer while it asks again, and the old one when that fails', async () => {
    core.answer('topics.config', () => []);
    const { result } = renderHook(() => useRead('topics.config', input));
    await waitFor(() => expect(result.current.status).toBe('fresh'));
    core.answer('topics.config', () => {
      throw refused('kafka1:9092');
    });
    act(() => result.current.again());
    expect(result.current).toMatchObject({ status: 'refreshing', value: [] });
    await waitFor(() => expect(result.current.status).toBe('stale'));
    expect(result.current.error?.code).toBe('CONNECTION_REFUSED');
  });

  test('cancels down to the core when the input changes or nobody waits any more', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    core.answer('topics.config', (_input, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    const { rerender, unmount } = renderHook(({ topic }) => useRead('topics.config', { ...input, topic }), {
      initialProps: { topic: 'a' },
    });
    rerender({ topic: 'a' });
    expect(signals).toHaveLength(1);
    rerender({ topic: 'b' });
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, false]);
    unmount();
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  });

  test('never shows the answer to another input', async () => {
    core.answer('topics.config', ({ topic }) => {
      if (topic === 'b') throw new Failure({ code: 'TOPIC_NOT_FOUND', subject: 'b', retriable: false });
      return [];
    });
    const { result, rerender } = renderHook(({ topic }) => useRead('topics.config', { ...input, topic }), {
      initialProps: { topic: 'a' },
    });
    await waitFor(() => expect(result.current.status).toBe('fresh'));
    rerender({ topic: 'b' });
    expect(result.current.value).toBeUndefined();
    await waitFor(() => expect(result.current).toMatchObject({ status: 'failed', value: undefined }));
  });
});
