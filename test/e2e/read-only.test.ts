import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { useClusters } from '../integration/clusters.ts';
import { useKafkaTools } from '../integration/kafka-tools.ts';
import { atRoute, goTo, useConsole } from './support/console.ts';

const clusters = useClusters();
const kconsole = useConsole(() => ['--read-only', '--connect', clusters.zookeeper]);
const tools = useKafkaTools();
const [server = ''] = clusters.zookeeper.split('/');

/** A button that can do nothing, and says why where one meets it. */
async function expectRefused(button: Locator): Promise<void> {
  expect(await button.isDisabled()).toBe(true);
  await button.focus();
  await button
    .page()
    .getByRole('tooltip')
    .getByText(/read-only/)
    .first()
    .waitFor({ state: 'attached' });
}

/** All that this console could have changed, as the tools print it. */
async function state(): Promise<unknown> {
  const on = ['--bootstrap-server', clusters.kafka39];
  const topics = await tools.run('TopicCommand', [...on, '--list']);
  const offsets = await tools.run('GetOffsetShell', [...on, '--topic', 'quiet.empty']);
  const znode = await tools.run('ZooKeeperMain', ['-server', server, 'get', '-s', '/kafka-dev/cluster/id']);
  return {
    topics: topics.out.split('\n').filter((name) => !name.startsWith('_')),
    offsets: offsets.out,
    znode: znode.out,
  };
}

it('shows everything and changes nothing', async () => {
  const before = await state();
  const page = await kconsole.open();
  const cluster = await atRoute(page, /\/topics/);
  await page.getByRole('button', { name: /^Cluster .*read-only/ }).waitFor();
  await expectRefused(page.getByRole('button', { name: 'New topic' }));
  await page.keyboard.press('n');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page
    .getByRole('row', { name: /quiet\.empty/ })
    .getByText('all in sync')
    .click();
  await page.keyboard.press('Delete');
  expect(await page.getByRole('dialog').count()).toBe(0);

  await goTo(page, `${cluster}/topics/quiet.empty?tab=messages`);
  await page.getByRole('heading', { name: 'No records to read' }).waitFor();
  await expectRefused(page.getByRole('main').getByRole('button', { name: 'Produce' }).first());
  await page.getByRole('button', { name: 'More' }).click();
  expect(await page.getByRole('menuitem', { name: /^Delete topic/ }).getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('Escape');

  // A link from a colleague opens the form all the same, and it says why it cannot send.
  await goTo(page, `${cluster}/topics/quiet.empty?tab=messages&produce=1`);
  const form = page.getByRole('region', { name: 'Produce' });
  await form.getByRole('textbox', { name: 'Key' }).fill('order-1');
  await form.getByRole('radio', { name: 'Tombstone' }).click();
  await form.getByText('This profile is read-only: nothing can be sent').first().waitFor();
  expect(await form.getByRole('button', { name: /^Send/ }).isDisabled()).toBe(true);
  await page.keyboard.press('Control+Enter');

  await goTo(page, `${cluster}/zookeeper/${encodeURIComponent('/kafka-dev/cluster/id')}`);
  await expectRefused(page.getByRole('button', { name: 'Edit data' }));
  await page.keyboard.press('F2');
  expect(await page.getByRole('tab', { name: 'Your edit' }).count()).toBe(0);

  await goTo(page, `${cluster}/journal`);
  await page.getByText('Nothing has been changed yet').waitFor();
  expect(await state()).toEqual(before);
  expect(kconsole.pageErrors()).toEqual([]);
  await page.context().close();
});
