import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ListFoot } from '../../../../../renderer/features/messages/list/list-foot.tsx';
import { emptySession, type SessionState } from '../../../../../renderer/features/messages/records/session.ts';

afterEach(cleanup);

const actions = { onStop: vi.fn(), onRetry: vi.fn(), onNextPage: vi.fn(), onResume: vi.fn(), onShowNew: vi.fn() };

function show(state: Partial<SessionState>, filtered = false) {
  const { container } = render(
    <ListFoot
      state={{ ...emptySession, read: { status: 'fresh', atMs: 0 }, ...state }}
      limit={500}
      filtered={filtered}
      actions={actions}
    />,
  );
  return container.textContent ?? '';
}

const report: SessionState['report'] = {
  spans: [
    { partition: 0, from: 600n, to: 1000n, startOffset: 0n, endOffset: 1000n },
    {
      partition: 7,
      from: 0n,
      to: 0n,
      startOffset: 0n,
      endOffset: 0n,
      error: { code: 'LEADER_NOT_AVAILABLE', retriable: true },
    },
  ],
  records: 400,
  stopped: 'limit',
  fetchedBytes: 1,
  tookMs: 1,
};

describe('the foot of what was read', () => {
  it('says how much of how much, why no more, and what could not be read', async () => {
    const text = show({ report, kept: 400, shown: 400 });
    expect(text).toContain('400 of 1,000 offsets');
    expect(text).toContain('limit of 400 was reached');
    expect(text).toContain('P7:');
    await userEvent.click(screen.getByRole('button', { name: 'Read 500 older' }));
    expect(actions.onNextPage).toHaveBeenCalledOnce();
  });

  it('tells exactly what was read of each partition', async () => {
    show({ report });
    await userEvent.click(screen.getByRole('button', { name: '2 partitions' }));
    expect(screen.getByText('600–999')).toBeTruthy();
    expect(screen.getByText('0–999')).toBeTruthy();
  });

  it('counts what a filter shows', () => {
    expect(show({ report, kept: 400, shown: 8 }, true)).toContain('8 shown, filter on the 400 read');
  });

  it('offers to stop while reading, and to try again when the rows are old', async () => {
    show({ read: { status: 'refreshing' } });
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(actions.onStop).toHaveBeenCalledOnce();
    cleanup();
    expect(
      show({
        report,
        read: { status: 'stale', atMs: Date.now() - 270_000, error: { code: 'CONNECTION_LOST', retriable: true } },
      }),
    ).toContain(' min old');
    await userEvent.click(screen.getByRole('button', { name: 'Read again' }));
    expect(actions.onRetry).toHaveBeenCalledOnce();
  });
});

describe('the foot of a tail', () => {
  it('says the rate and that nothing was skipped', () => {
    const text = show({ tail: { kind: 'live' }, ratePerSecond: 84 });
    expect(text).toContain('tailing');
    expect(text).toContain('84/s');
    expect(text).toContain('none skipped');
    expect(text).toContain('follows the newest');
  });

  it('counts what came while paused and what was skipped, and goes on', async () => {
    const text = show({ tail: { kind: 'paused' }, waiting: 12_418, skipped: 8204 });
    expect(text).toContain('paused');
    expect(text).toContain('12,418 new');
    expect(text).toContain('8,204 skipped');
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(actions.onResume).toHaveBeenCalledOnce();
  });

  it('offers what waits while the list is scrolled away', async () => {
    expect(show({ tail: { kind: 'live' }, waiting: 3 })).toContain('3 new');
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(actions.onShowNew).toHaveBeenCalledOnce();
  });

  it('names the partition that cannot be read at the moment', () => {
    const troubles = [{ partition: 3, error: { code: 'LEADER_NOT_AVAILABLE' as const, retriable: true } }];
    expect(show({ tail: { kind: 'live' }, troubles })).toContain('P3:');
  });
});
