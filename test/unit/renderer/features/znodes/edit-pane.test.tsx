import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChangesProvider } from '../../../../../renderer/app/changes.tsx';
import { ClusterProvider } from '../../../../../renderer/app/cluster.tsx';
import { beginDraft } from '../../../../../renderer/features/znodes/draft.ts';
import { EditPane } from '../../../../../renderer/features/znodes/edit-pane.tsx';
import { setDraft, useZnodesScreen, znodesScreen } from '../../../../../renderer/features/znodes/znodes-screen.ts';
import type { ClusterStatus, Znode } from '../../../../../shared/contract/index.ts';
import { znodeMeaning } from '../../../../../shared/domain/znode-meaning.ts';
import { statOf } from './stat.ts';

const path = '/config/topics/orders';
const light = { state: 'up', sinceMs: 0 } as const;
const status = (readOnly: boolean): ClusterStatus => ({
  cluster: 'c',
  connection: '1',
  profileId: 'p',
  name: 'dev',
  environment: 'dev',
  readOnly,
  mode: 'zookeeper',
  kafka: light,
  zookeeper: light,
  brokers: [],
  bootstrap: '',
  zookeeperConnect: 'zk:2181',
});

const node = (data: string, version: number): Znode => ({
  path,
  stat: statOf({ version }),
  data: new TextEncoder().encode(data),
  acl: [],
});

function Pane({ now }: { now: Znode }) {
  const draft = useZnodesScreen('c').drafts[path];
  return draft ? <EditPane cluster="c" node={now} draft={draft} meaning={znodeMeaning('/', path)} /> : <p>done</p>;
}

function page(now: Znode, readOnly = false) {
  return (
    <ClusterProvider status={status(readOnly)}>
      <ChangesProvider>
        <Pane now={now} />
      </ChangesProvider>
    </ClusterProvider>
  );
}

const review = () => screen.getByRole('button', { name: /Review write/ });

beforeEach(() => {
  const draft = beginDraft(node('{"a":1}', 7)) ?? expect.fail('text can be edited');
  setDraft('c', path, { ...draft, text: '{\n  "a": 2\n}' });
});
afterEach(cleanup);

describe('writing down new data', () => {
  test('says the version rule, what it would cost, and how much is changed', () => {
    render(page(node('{"a":1}', 7)));
    expect(screen.getByText(/only if the version is still 7/)).toBeDefined();
    expect(screen.getByText(/brokers keep the old one/)).toBeDefined();
    expect(screen.getByText('1 value changed')).toBeDefined();
    expect(review().getAttribute('aria-disabled')).toBeNull();
  });

  test('someone was faster: both texts are there, nothing can be written until one goes on', async () => {
    const { container } = render(page(node('{"a":3}', 8)));
    expect(container.querySelector('.znode-both pre')?.textContent).toContain('"a": 3');
    expect(review().getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(screen.getByRole('button', { name: /Go on with mine/ }));
    expect(znodesScreen('c').drafts[path]).toMatchObject({ text: '{\n  "a": 2\n}', base: { version: 8 } });
    expect(review().getAttribute('aria-disabled')).toBeNull();
  });

  test('taking theirs ends the edit', async () => {
    render(page(node('{"a":3}', 8)));
    await userEvent.click(screen.getByRole('button', { name: /Take theirs/ }));
    expect(screen.getByText('done')).toBeDefined();
  });

  test('when the node holds what was written down, the edit is done', () => {
    const { rerender } = render(page(node('{"a":1}', 7)));
    rerender(page(node('{"a":2}', 8)));
    expect(screen.getByText('done')).toBeDefined();
  });

  test('a read-only profile may look and not write', () => {
    render(page(node('{"a":1}', 7), true));
    expect(review().getAttribute('aria-disabled')).toBe('true');
  });

  test('JSON that breaks is said with its place', () => {
    const draft = znodesScreen('c').drafts[path] ?? expect.fail('there is a draft');
    setDraft('c', path, { ...draft, text: '{\n  "a": \n}' });
    render(page(node('{"a":1}', 7)));
    expect(screen.getByText(/No longer JSON, at line 3, column 1/)).toBeDefined();
  });
});
