import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lettersToGo } from '../../../../renderer/app/changes/confirm-name.tsx';
import { ChangesProvider, useChanges } from '../../../../renderer/app/changes.tsx';
import { ClusterProvider } from '../../../../renderer/app/cluster.tsx';
import { ClusterToastList } from '../../../../renderer/app/frame/toast-list.tsx';
import { closeToast, toasts } from '../../../../renderer/app/toasts.ts';
import type { ClusterStatus, Plan } from '../../../../shared/contract/index.ts';
import { Failure } from '../../../../shared/errors.ts';
import { clusterStatus, type FakeCore, installFakeCore } from '../fake-core.ts';

const deletion: Plan = {
  id: 'plan-1',
  cluster: 'abc',
  change: { kind: 'topic.delete', subject: 'orders', params: {} },
  rows: [{ what: 'partitions', before: '12', after: null }],
  affected: [{ level: 'bad', code: 'records', params: { count: 1234n } }],
  warnings: [
    { level: 'info', code: 'deletion-setting-unknown', params: {} },
    { level: 'bad', code: 'internal-topic', params: {} },
  ],
  commands: [{ tool: 'kafka-topics', text: 'kafka-topics.sh --delete --topic orders' }],
  confirmName: 'orders',
  undo: 'partly',
  destructive: true,
  atMs: 0,
};

const creation: Plan = {
  ...deletion,
  id: 'plan-2',
  change: { kind: 'topic.create', subject: 'orders', params: {} },
  affected: [],
  warnings: [],
  confirmName: null,
  undo: 'yes',
  destructive: false,
};

let core: FakeCore;
beforeEach(() => {
  core = installFakeCore();
  core.answer('changes.apply', () => ({ journalId: 'j1', change: deletion.change, facts: {}, tookMs: 12 }));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  for (const toast of toasts.getState().items) closeToast(toast.id);
});

function Buttons() {
  const { propose, undo } = useChanges();
  return (
    <>
      <button type="button" onClick={() => propose({ kind: 'topic.delete', name: 'orders' })}>
        go
      </button>
      <button type="button" onClick={() => undo('j7')}>
        back
      </button>
    </>
  );
}

async function openDialog(plan: Plan, status: Partial<ClusterStatus> = {}) {
  core.answer('changes.plan', () => plan);
  render(
    <ClusterProvider status={clusterStatus(status)}>
      <ChangesProvider>
        <Buttons />
        <ClusterToastList />
      </ChangesProvider>
    </ClusterProvider>,
  );
  const user = userEvent.setup();
  await user.click(screen.getByText('go'));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('kafka-topics.sh --delete --topic orders');
  return { user, dialog };
}

const applied = () => core.calls.filter((call) => call.method === 'changes.apply');

describe('a change that loses something', () => {
  test('shows before and after, what is affected, and warnings from red to info', async () => {
    const { dialog } = await openDialog(deletion);
    expect(within(dialog).getByRole('heading', { level: 2 }).textContent).toBe('Delete topic orders');
    expect(within(dialog).getByText('12')).toBeTruthy();
    expect(within(dialog).getByText(/1,234 offsets/)).toBeTruthy();
    const levels = [...dialog.querySelectorAll('.warnings li')].map((item) => item.className);
    expect(levels).toEqual(['bad', 'info']);
  });

  test('waits until the whole name is typed and counts the letters', async () => {
    const { user, dialog } = await openDialog(deletion);
    const button = within(dialog).getByRole('button', { name: 'Delete orders' });
    expect(document.activeElement).toBe(within(dialog).getByRole('textbox'));
    await user.keyboard('orde');
    expect(within(dialog).getByText('2 letters to go')).toBeTruthy();
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await user.click(button);
    expect(applied()).toEqual([]);
    await user.click(within(dialog).getByRole('textbox'));
    await user.keyboard('rs');
    await user.click(button);
    expect(applied()).toEqual([
      { method: 'changes.apply', input: { cluster: 'abc', planId: 'plan-1', confirmedName: 'orders' } },
    ]);
  });

  test('is never confirmed by Enter, neither in the name nor on the button', async () => {
    const { user, dialog } = await openDialog(deletion);
    await user.keyboard('orders{Enter}');
    within(dialog).getByRole('button', { name: 'Delete orders' }).focus();
    await user.keyboard('{Enter}');
    expect(applied()).toEqual([]);
    await user.keyboard(' ');
    expect(applied()).toHaveLength(1);
  });
});

describe('a change that loses nothing', () => {
  test('has its button under the finger: Enter does it, and the result offers undo', async () => {
    const { user } = await openDialog(creation);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Create orders'));
    core.answer('changes.apply', () => ({ journalId: 'j9', change: creation.change, facts: {}, tookMs: 12 }));
    core.answer('changes.planUndo', () => deletion);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByRole('dialog');
    expect(core.calls.at(-1)).toEqual({ method: 'changes.planUndo', input: { cluster: 'abc', journalId: 'j9' } });
  });
});

test('an error keeps the dialog and what was typed; reading again makes a new plan', async () => {
  const { user, dialog } = await openDialog(deletion);
  core.answer('changes.apply', () => {
    throw new Failure({ code: 'WORLD_CHANGED', subject: 'orders', retriable: false });
  });
  await user.keyboard('orders');
  await user.click(within(dialog).getByRole('button', { name: 'Delete orders' }));
  await within(dialog).findByRole('alert');
  expect(within(dialog).getByRole<HTMLInputElement>('textbox').value).toBe('orders');
  core.answer('changes.plan', () => ({
    ...deletion,
    id: 'plan-3',
    rows: [{ what: 'partitions', before: '24', after: null }],
  }));
  await user.click(within(dialog).getByRole('button', { name: 'Read again' }));
  expect(await within(dialog).findByText('24')).toBeTruthy();
  expect(within(dialog).queryByRole('alert')).toBeNull();
  expect(dialog.querySelector('tr.flash')?.textContent).toContain('24');
});

test('numbers older than 30 seconds are read again by themselves', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await openDialog(creation);
  const plans = () => core.calls.filter((call) => call.method === 'changes.plan').length;
  const before = plans();
  await act(() => vi.advanceTimersByTimeAsync(29_000));
  expect(plans()).toBe(before);
  await act(() => vi.advanceTimersByTimeAsync(1_500));
  expect(plans()).toBe(before + 1);
});

test('a read-only profile shows it all and has no button to do it', async () => {
  const { dialog } = await openDialog(deletion, { readOnly: true });
  expect(within(dialog).getByText('This profile is read-only')).toBeTruthy();
  expect(within(dialog).queryByRole('button', { name: 'Delete orders' })).toBeNull();
  expect(within(dialog).queryByRole('textbox')).toBeNull();
});

test.each([
  ['', 6],
  ['ord', 3],
  ['orders', 0],
  ['orderz', 2],
  ['orders2', 1],
])('of %j for "orders" %i letters are missing or wrong', (typed, missing) => {
  expect(lettersToGo(typed, 'orders')).toBe(missing);
});
