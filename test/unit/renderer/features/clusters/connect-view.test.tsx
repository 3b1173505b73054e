import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConnectView } from '../../../../../renderer/features/clusters/connect-view.tsx';
import type { ProbeReport, Profile } from '../../../../../shared/contract/index.ts';
import { Failure } from '../../../../../shared/errors.ts';
import { clusterStatus, type FakeCore, installFakeCore, refused } from '../../fake-core.ts';

const report: ProbeReport = {
  cluster: 'abc',
  ms: 40,
  mode: 'zookeeper',
  kafka: {
    state: 'found',
    address: 'kafka1:9092',
    how: 'zookeeper-registration',
    ms: 14,
    version: '3.9',
    controllerId: 2,
    brokers: [
      { id: 1, address: 'kafka1:9092', ms: 3 },
      {
        id: 3,
        address: 'kafka3:29092',
        ms: 4,
        error: { code: 'NAME_NOT_RESOLVED', subject: 'kafka3', retriable: true },
      },
    ],
  },
  zookeeper: {
    state: 'found',
    address: 'zk1:2181',
    how: 'typed',
    ms: 9,
    version: '3.8.4',
    chroot: '/kafka-dev',
    servers: [{ address: 'zk1:2181', ms: 9, mode: 'standalone' }],
  },
  brokers: 'kafka1:9092,kafka3:29092',
  zookeeperConnect: 'zk1:2181/kafka-dev',
  suggestedName: 'kafka-dev',
};

const known: Profile = {
  id: 'p1',
  name: 'shop',
  environment: 'prod',
  readOnly: true,
  brokers: 'a:9092,b:9092,c:9092',
  zookeeper: '',
};

let core: FakeCore;
beforeEach(() => {
  location.hash = '#/';
  core = installFakeCore();
  core.answer('app.info', () => ({ version: '1', shell: 'browser', platform: 'linux', secretStore: 'none' }));
  core.answer('clusters.probe', () => report);
  core.answer('clusters.saveProfile', (draft) => ({ ...draft, name: draft.name.trim(), id: draft.id ?? 'new-1' }));
  core.answer('clusters.open', () => clusterStatus());
  core.push('clusters.profiles', [known]);
  core.push('sandbox.status', { state: 'off' });
});
afterEach(cleanup);

async function look(address: string) {
  render(<ConnectView />);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Address'), `${address}{Enter}`);
  return user;
}

const called = (method: string) => core.calls.filter((call) => call.method === method).map((call) => call.input);

describe('an address', () => {
  test('leads to what stands behind it; Enter and Enter open it', async () => {
    const user = await look('zk1:2181/kafka-dev');
    const card = await screen.findByRole('region', { name: 'What I found' });
    expect(within(card).getByText('1 of 2 answer, 3.9')).toBeTruthy();
    expect(within(card).getByText('1 of 1 answers, 3.8.4')).toBeTruthy();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/c/abc/topics'));
    expect(called('clusters.saveProfile')).toEqual([
      {
        name: 'kafka-dev',
        environment: 'dev',
        readOnly: false,
        brokers: 'kafka1:9092,kafka3:29092',
        zookeeper: 'zk1:2181/kafka-dev',
      },
    ]);
  });

  test('names the broker whose advertised address does not work from here', async () => {
    await look('zk1:2181/kafka-dev');
    expect(await screen.findByText('Broker 3 tells clients to use kafka3:29092.')).toBeTruthy();
  });

  test('that is known already is not kept twice', async () => {
    core.push('clusters.profiles', [{ ...known, brokers: report.brokers, zookeeper: report.zookeeperConnect }]);
    const user = await look('zk1:2181/kafka-dev');
    await screen.findByRole('region', { name: 'What I found' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(called('clusters.open')).toEqual([{ profileId: 'p1' }]));
  });

  test('that is wrong gets a sentence and a next step, and stays in the field', async () => {
    core.answer('clusters.probe', () => {
      throw refused('127.0.0.1:9999');
    });
    await look('127.0.0.1:9999');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('127.0.0.1:9999 refused the connection');
    expect(screen.getByLabelText<HTMLInputElement>('Address').value).toBe('127.0.0.1:9999');
  });

  test('can be given up while it is looked at', async () => {
    let signal: AbortSignal | undefined;
    core.answer('clusters.probe', (_input, given) => {
      signal = given;
      return new Promise(() => {});
    });
    const user = await look('10.0.0.7:9092');
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(signal?.aborted).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>('Address').value).toBe('10.0.0.7:9092');
  });

  test('that cannot be opened keeps the form', async () => {
    core.answer('clusters.open', () => {
      throw new Failure({ code: 'CONNECTION_TIMED_OUT', subject: 'kafka1:9092', retriable: true });
    });
    const user = await look('zk1:2181/kafka-dev');
    await screen.findByRole('region', { name: 'What I found' });
    await user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('It could not be opened.');
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('kafka-dev');
  });
});

test('a cluster known from before opens by one click', async () => {
  render(<ConnectView />);
  const user = userEvent.setup();
  await user.click(await screen.findByText('a:9092, +2'));
  await waitFor(() => expect(location.hash).toBe('#/c/abc/topics'));
  expect(called('clusters.open')).toEqual([{ profileId: 'p1' }]);
});

test('the sandbox opens by itself once it runs, when it was asked for here', async () => {
  core.answer('sandbox.start', () => null);
  render(<ConnectView />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Try the sandbox' }));
  act(() => core.push('sandbox.status', { state: 'starting', step: 'brokers', steps: 7, done: 3, sinceMs: 0 }));
  expect(screen.getByText('starting three brokers (4/7)')).toBeTruthy();
  act(() =>
    core.push('sandbox.status', {
      state: 'running',
      zookeeper: '127.0.0.1:4001/sandbox',
      brokers: '127.0.0.1:4002',
      kraftBrokers: '127.0.0.1:4003',
      sinceMs: 0,
    }),
  );
  await waitFor(() => expect(location.hash).toBe('#/c/abc/topics'));
  expect(called('clusters.probe')).toEqual([{ address: '127.0.0.1:4001/sandbox' }]);
});
