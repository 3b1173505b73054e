import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TopicsView } from '../../../../../renderer/features/topics/topics-view.tsx';
import type { ConfigEntry, TopicList } from '../../../../../shared/contract/index.ts';
import { layoutOf } from '../../ui/table/layout.ts';
import { fakeCore, InCluster } from './fake-core.tsx';
import { topicRow } from './topic-row.ts';

const list: TopicList = {
  topics: [
    topicRow('orders.events', {
      partitions: 12,
      replicationFactor: 3,
      offsetSpan: 9_007_199_254_740_993n,
      sizeBytes: 20_000n,
    }),
    topicRow('orders.dlq', { underReplicated: 1, offsetSpan: null, inRate: null }),
    topicRow('__consumer_offsets', { internal: true, partitions: 50 }),
  ],
  silent: [{ broker: 2, what: 'offsets', error: { code: 'TIMED_OUT', retriable: true } }],
  tookMs: 3,
};

const retention: ConfigEntry = {
  name: 'retention.ms',
  value: '604800000',
  source: 'default',
  inherited: null,
  type: 'LONG',
  readOnly: false,
  sensitive: false,
  documentation: '<b>How long</b>',
};

// Screen state outlives a view on purpose: each test looks at a cluster of its own.
let cluster = 0;

function show(core = fakeCore({ 'topics.configKeys': [retention] }), readOnly = false) {
  render(
    <InCluster with={{ readOnly }}>
      <TopicsView cluster={`c${cluster}`} />
    </InCluster>,
  );
  act(() => core.push('topics.list', list));
  return core;
}

function names(): (string | null | undefined)[] {
  return screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent);
}

/** happy-dom does not know that a button outside of a form can send it. */
function submit(): void {
  const form = screen.getByRole('dialog').querySelector('form');
  if (form !== null) fireEvent.submit(form);
}

function cell(topic: string, column: string): HTMLElement | null | undefined {
  return screen.getByText(topic).closest('[role=row]')?.querySelector<HTMLElement>(`[data-column=${column}]`);
}

layoutOf(1200, 600);
beforeEach(() => {
  cluster += 1;
});
afterEach(cleanup);

describe('TopicsView', () => {
  it('shows every digit, and says why a number is missing', () => {
    show();
    expect(cell('orders.events', 'offsetSpan')?.textContent).toBe('9,007,199,254,740,993');
    expect(cell('orders.dlq', 'offsetSpan')?.textContent).toContain('no data: offsets of broker 2 unknown');
    expect(cell('orders.dlq', 'inSync')?.textContent).toBe('1 under-replicated');
    expect(screen.getByText('12')).toBeTruthy();
  });

  it('filters as one types, and says what was looked through when nothing fits', async () => {
    const user = userEvent.setup();
    show();
    await user.type(screen.getByRole('searchbox'), 'DLQ');
    expect(names()).toEqual(['orders.dlq']);
    expect(screen.getByText('1 of 3 topics shown')).toBeTruthy();
    await user.type(screen.getByRole('searchbox'), 'x');
    expect(screen.getByText('No topic matches “DLQx”')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear filter' }));
    expect(names()).toHaveLength(3);
  });

  it('parts the list and counts the parts', async () => {
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole('radio', { name: 'Under-replicated 1' }));
    expect(names()).toEqual(['orders.dlq']);
    await user.click(screen.getByRole('radio', { name: 'Internal 1' }));
    expect(names()).toEqual(['__consumer_offsets']);
  });

  it('proposes nothing while the form has an error, and keeps what was typed', async () => {
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole('button', { name: 'New topic' }));
    const name = screen.getByRole('textbox', { name: 'Name' });
    await user.type(name, 'orders_events');
    expect(screen.getByRole('alert').textContent).toContain('orders.events');
    submit();
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(screen.getByRole('button', { name: 'New topic' }));
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('orders_events');
  });

  it('plans the topic with its settings', async () => {
    const user = userEvent.setup();
    const core = show();
    await user.click(screen.getByRole('button', { name: 'New topic' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'new.topic');
    await user.type(screen.getByRole('textbox', { name: 'Partitions' }), '6');
    await user.click(await screen.findByRole('combobox', { name: 'Add a setting' }));
    await user.click(screen.getByRole('option', { name: /retention\.ms/ }));
    expect(screen.getByText(/7 d · default 604800000 · long/)).toBeTruthy();
    submit();
    const planned = await waitFor(() => {
      const call = core.calls.mock.calls.find(([method]) => method === 'changes.plan');
      expect(call).toBeDefined();
      return call;
    });
    expect(planned?.[1]).toMatchObject({
      change: {
        kind: 'topic.create',
        name: 'new.topic',
        partitions: 6,
        replicationFactor: null,
        configs: { 'retention.ms': '604800000' },
      },
    });
  });

  it('leaves the buttons of a read-only profile in place and tells why they rest', async () => {
    show(undefined, true);
    const button = screen.getByRole('button', { name: 'New topic' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await userEvent.setup().click(button);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
