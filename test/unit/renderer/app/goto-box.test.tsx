import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useCommands } from '../../../../renderer/app/commands.ts';
import { GotoBox } from '../../../../renderer/app/goto/goto-box.tsx';
import { overlay } from '../../../../renderer/app/goto/goto-state.ts';
import { useShortcuts } from '../../../../renderer/app/shortcuts.ts';
import { type FakeCore, installFakeCore } from '../fake-core.ts';

const topic = (name: string) => ({
  name,
  internal: false,
  partitions: 1,
  replicationFactor: 1,
  underReplicated: 0,
  offline: 0,
  offsetSpan: null,
  sizeBytes: null,
  inRate: null,
});

let core: FakeCore;
const run = vi.fn();
beforeEach(() => {
  // happy-dom draws nothing, so nothing scrolls into view.
  Element.prototype.scrollIntoView ??= () => {};
  core = installFakeCore();
  core.answer('znodes.complete', ({ path }) => ({ paths: [`${path}rokers`], more: false }));
  location.hash = '#/c/abc/topics';
  run.mockClear();
});
afterEach(() => {
  cleanup();
  overlay.setState({ open: undefined });
});

function Host({ open = true }: { open?: boolean }) {
  useShortcuts();
  useCommands([
    { id: 'x.read', title: 'Read again', keys: 'r', group: 'action', run },
    { id: 'x.off', title: 'Read backwards', group: 'action', enabled: false, run },
  ]);
  return (
    <>
      <input aria-label="field" />
      {open && <GotoBox />}
    </>
  );
}

test('a topic of thousands is two keys and Enter away', async () => {
  render(<Host />);
  const user = userEvent.setup();
  act(() =>
    core.push('topics.list', {
      topics: [...Array.from({ length: 5000 }, (_, n) => topic(`team-${n}.events`)), topic('orders/한국')],
      silent: [],
      tookMs: 1,
    }),
  );
  await user.type(screen.getByRole('combobox'), 'orders');
  await screen.findByText('orders/한국');
  await user.keyboard('{Enter}');
  expect(location.hash).toBe(`#/c/abc/topics/${encodeURIComponent('orders/한국')}?tab=messages`);
  expect(overlay.getState().open).toBeUndefined();
});

test('a path is completed by the core; Tab goes in, Enter goes there', async () => {
  render(<Host />);
  const user = userEvent.setup();
  const box = screen.getByRole<HTMLInputElement>('combobox');
  await user.type(box, '/b');
  await screen.findByText('/brokers');
  await user.tab();
  expect(box.value).toBe('/brokers/');
  await user.clear(box);
  await user.type(box, '/b');
  await screen.findByText('/brokers');
  await waitFor(() => expect(document.querySelector('[data-selected=true]')?.textContent).toBe('/brokers'));
  await user.keyboard('{Enter}');
  expect(location.hash).toBe('#/c/abc/zookeeper/%2Fbrokers');
});

test('a pasted link is opened', async () => {
  render(<Host />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('combobox'));
  await user.paste('http://127.0.0.1:1234/#/c/other/journal');
  await user.keyboard('{Enter}');
  expect(location.hash).toBe('#/c/other/journal');
});

test('offers what can be done now and nothing that cannot', async () => {
  render(<Host />);
  const user = userEvent.setup();
  await user.type(screen.getByRole('combobox'), 'read');
  expect(screen.queryByText('Read backwards')).toBeNull();
  await user.click(screen.getByText('Read again'));
  await waitFor(() => expect(run).toHaveBeenCalledOnce());
});

test('a letter is a shortcut, but not while it is being typed into a field or a dialog is open', () => {
  const view = render(<Host open={false} />);
  fireEvent.keyDown(document.body, { key: 'r' });
  expect(run).toHaveBeenCalledTimes(1);
  fireEvent.keyDown(screen.getByLabelText('field'), { key: 'r' });
  view.rerender(<Host />);
  fireEvent.keyDown(document.body, { key: 'r' });
  expect(run).toHaveBeenCalledTimes(1);
});
