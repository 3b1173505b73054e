import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setClient } from '../../../../../renderer/app/client.ts';
import { ClusterProvider } from '../../../../../renderer/app/cluster.tsx';
import { ProducePane } from '../../../../../renderer/features/messages/produce/produce-pane.tsx';
import type { ClusterStatus, Plan, TopicDetail } from '../../../../../shared/contract/index.ts';
import { failure } from '../../../../../shared/errors.ts';
import type { Client } from '../../../../../shared/wire/client.ts';

const status: ClusterStatus = {
  cluster: 'c1',
  connection: 'x',
  profileId: 'p',
  name: 'dev',
  environment: 'dev',
  readOnly: false,
  mode: 'zookeeper',
  kafka: { state: 'up', sinceMs: 0 },
  zookeeper: { state: 'up', sinceMs: 0 },
  brokers: [],
  bootstrap: 'localhost:9092',
  zookeeperConnect: '',
};
const detail: TopicDetail = {
  name: 'orders',
  internal: false,
  partitions: Array.from({ length: 12 }, (_, partition) => ({
    partition,
    leader: 2,
    leaderEpoch: 0,
    replicas: [1, 2, 3],
    isr: partition === 7 ? [2, 3] : [1, 2, 3],
    offlineReplicas: [],
    startOffset: 0n,
    endOffset: 4_017_830n,
    sizeBytes: null,
  })),
};
const plan: Plan = {
  id: 'plan-1',
  cluster: 'c1',
  change: { kind: 'record.produce', subject: 'orders', params: { partition: 3 } },
  rows: [],
  affected: [],
  warnings: [],
  commands: [{ tool: 'kcat', text: 'kcat -P -t orders' }],
  confirmName: null,
  undo: 'no',
  destructive: false,
  atMs: 0,
};

let topic = 0;
let call: ReturnType<typeof vi.fn>;
const onShow = vi.fn();

beforeEach(() => {
  // Drafts outlive the pane by design: each test has a topic of its own.
  topic += 1;
  call = vi.fn(async (method: string) =>
    method === 'changes.plan'
      ? plan
      : { journalId: 'j', change: plan.change, facts: { partition: 3, offset: 4_017_830n }, tookMs: 6 },
  );
  setClient({ call, watch: () => ({ close() {} }), onClose() {}, close() {} } as unknown as Client);
});
afterEach(() => {
  cleanup();
  setClient(undefined);
});

function show(over: Partial<ClusterStatus> = {}) {
  return render(
    <ClusterProvider status={{ ...status, ...over }}>
      <ProducePane
        cluster="c1"
        topic={`orders-${topic}`}
        described={{ status: 'fresh', value: detail, error: undefined, atMs: 0 }}
        onShow={onShow}
        onClose={() => undefined}
      />
    </ClusterProvider>,
  );
}

const send = () => screen.getByRole('button', { name: /^Send/ });
const choose = (group: string, option: string) =>
  userEvent.click(within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', { name: option }));
const applied = () => call.mock.calls.filter(([method]) => method === 'changes.apply');

async function complete() {
  await userEvent.type(screen.getByRole('textbox', { name: 'Key' }), 'order-7210194211959421229');
  await choose('Value is', 'Tombstone');
}

describe('the produce form', () => {
  it('does not take an empty box for zero bytes or for null', async () => {
    show();
    expect(screen.getByText(/choose Empty for zero bytes or Null/)).toBeTruthy();
    expect(send().getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(send());
    expect(applied()).toHaveLength(0);
  });

  it('shows the partition before anything is sent', async () => {
    show();
    await userEvent.type(screen.getByRole('textbox', { name: 'Key' }), 'order-7210194211959421229');
    expect(screen.getByRole('radio', { name: /^Partition 3,/ }).getAttribute('aria-checked')).toBe('true');
    expect(screen.getByText(/853,315,359 mod 12/)).toBeTruthy();
    expect(screen.getByText(/P7 has 2 of 3 in sync/)).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: /^Partition 5,/ }));
    expect(screen.getByRole('radio', { name: 'Choose' }).getAttribute('aria-checked')).toBe('true');
  });

  it('sends what was typed and says where it went', async () => {
    show();
    await complete();
    await userEvent.click(send());
    await waitFor(() => expect(screen.getByText('4,017,830')).toBeTruthy());
    const [, input] = call.mock.calls.find(([method]) => method === 'changes.plan') ?? [];
    expect(input.change).toMatchObject({
      value: null,
      headers: [],
      key: new TextEncoder().encode('order-7210194211959421229'),
    });
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(onShow).toHaveBeenCalledWith({ partition: 3, offset: 4_017_830n });
  });

  it('keeps everything typed when sending fails, and says what to do', async () => {
    show();
    await complete();
    call.mockImplementation(async () => {
      throw failure('NOT_ENOUGH_REPLICAS', { subject: 'orders', detail: 'in sync 1, needed 2' });
    });
    await userEvent.click(send());
    await waitFor(() => expect(screen.getByText(/in sync 1, needed 2/)).toBeTruthy());
    expect(screen.getByRole('textbox', { name: 'Key' })).toHaveProperty('value', 'order-7210194211959421229');
    expect(screen.getByText('Nothing typed is lost')).toBeTruthy();
  });

  it('keeps the draft when the pane is closed and opened again', async () => {
    const { unmount } = show();
    await complete();
    unmount();
    show();
    expect(screen.getByRole('textbox', { name: 'Key' })).toHaveProperty('value', 'order-7210194211959421229');
    expect(screen.getByRole('radio', { name: 'Tombstone' }).getAttribute('aria-checked')).toBe('true');
  });

  it('asks for the name of the topic once where the plan wants it', async () => {
    const confirmName = `orders-${topic}`;
    call.mockImplementation(async (method: string) =>
      method === 'changes.plan'
        ? { ...plan, confirmName }
        : { journalId: 'j', change: plan.change, facts: { partition: 3, offset: 1n }, tookMs: 6 },
    );
    show({ environment: 'prod' });
    await complete();
    const box = await screen.findByRole('textbox', { name: new RegExp(confirmName) });
    expect(send().getAttribute('aria-disabled')).toBe('true');
    await userEvent.type(box, confirmName);
    await userEvent.click(send());
    await waitFor(() => expect(applied()).toHaveLength(1));
    expect(applied()[0]?.[1]).toMatchObject({ planId: 'plan-1', confirmedName: confirmName });
    await waitFor(() => expect(send().getAttribute('aria-busy')).toBeNull());
    await userEvent.click(send());
    await waitFor(() => expect(applied()).toHaveLength(2));
  });

  it('shows all of itself under a read-only profile but sends and plans nothing', async () => {
    show({ readOnly: true });
    await complete();
    await act(() => new Promise((resolve) => setTimeout(resolve, 500)));
    expect(send().getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(send());
    expect(call).not.toHaveBeenCalled();
  });

  it('takes headers in order, with repeated names', async () => {
    show();
    await complete();
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of header 1' }), 'a');
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of header 2' }), 'a');
    await userEvent.type(screen.getByRole('textbox', { name: 'Value of header 2' }), 'x');
    await userEvent.click(send());
    await waitFor(() => expect(applied()).toHaveLength(1));
    const plans = call.mock.calls.filter(([method]) => method === 'changes.plan');
    expect(plans.at(-1)?.[1].change.headers).toEqual([
      { name: 'a', value: new Uint8Array() },
      { name: 'a', value: new TextEncoder().encode('x') },
    ]);
  });
});
