import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useClusters } from '../integration/clusters.ts';
import { type KafkaTools, useKafkaTools } from '../integration/kafka-tools.ts';
import { connectTo, goTo, useConsole } from './support/console.ts';
import { allRows, count } from './support/grid.ts';

const clusters = useClusters();
const kconsole = useConsole(() => []);
const toolWaits = { timeout: 40_000, interval: 500 };

const topicsGrid = (page: Page) => page.getByRole('grid', { name: 'Topics' });

describe.each([
  ['3.9', 'kafka39'],
  ['4.1', 'kafka41'],
] as const)('topics of Kafka %s', (release, name) => {
  const tools = useKafkaTools(release);
  const brokers = clusters[name];
  const seeded = seededTopics(name);

  it('are the list that the tools print, filtered and sorted as asked', async () => {
    const page = await kconsole.open();
    await connectTo(page, brokers);
    const described = await describeTopics(tools, brokers, seeded);
    const ends = await offsetSums(tools, brokers, 'latest');
    const starts = await offsetSums(tools, brokers, 'earliest');
    const sizes = await sizesOnDisk(tools, brokers, seeded);
    const printed = seeded.map((topic) => {
      const partitions = described.filter((each) => each.topic === topic);
      const behind = partitions.filter((each) => each.isr.length < each.replicas.length).length;
      return {
        Topic: topic,
        Partitions: String(partitions.length),
        RF: String(partitions[0]?.replicas.length),
        'In sync': behind === 0 ? 'all in sync' : `${behind} under-replicated`,
        'Offset span': count((ends.get(topic) ?? 0) - (starts.get(topic) ?? 0)),
        bytes: `${count(sizes.get(topic) ?? -1)} B`,
      };
    });
    await expect
      .poll(async () => (await shownTopics(page)).filter((row) => seeded.includes(row.Topic)), toolWaits)
      .toEqual(printed);

    const heads = page.getByRole('columnheader');
    await heads.getByRole('button', { name: 'Offset span' }).click();
    const spans = (await shownTopics(page)).map((row) => Number(row['Offset span'].replaceAll(',', '')));
    expect(spans).toEqual(spans.toSorted((a, b) => b - a));
    await heads.getByRole('button', { name: 'Offset span' }).click();
    expect((await shownTopics(page)).map((row) => Number(row['Offset span'].replaceAll(',', '')))).toEqual(
      spans.toReversed(),
    );

    await page.keyboard.press('/');
    await page.keyboard.type('ORDERS');
    await expect.poll(async () => (await shownTopics(page)).map((row) => row.Topic)).toEqual(['orders.events']);
    await page.getByText(/^1 of \d+ topics shown$/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox', { name: 'Filter topics' }).fill('no such topic');
    await page.getByText('No topic matches “no such topic”').waitFor();
    await page.context().close();
  });

  it('have the partitions and the configuration that the tools print', async () => {
    const page = await kconsole.open();
    const cluster = await connectTo(page, brokers);
    const described = await describeTopics(tools, brokers, seeded);
    for (const topic of ['orders.events', 'users.profile']) {
      await goTo(page, `${cluster}/topics/${topic}?tab=partitions`);
      const [starts, ends] = await Promise.all([
        partitionOffsets(tools, brokers, topic, 'earliest'),
        partitionOffsets(tools, brokers, topic, 'latest'),
      ]);
      const printed = described
        .filter((each) => each.topic === topic)
        .map((each) => ({
          Partition: String(each.partition),
          Leader: String(each.leader),
          Replicas: each.replicas.join(', '),
          'In sync (ISR)': each.isr.join(', '),
          'Start offset': count(starts.get(each.partition) ?? -1),
          'End offset': count(ends.get(each.partition) ?? -1),
        }));
      const grid = page.getByRole('grid', { name: 'Partitions' });
      await expect
        .poll(async () => {
          const rows = await allRows(grid);
          return rows.map(({ texts: { 'Offset span': _, Size: __, Epoch: ___, ...compared } }) => compared);
        }, toolWaits)
        .toEqual(printed);

      await page.getByRole('tab', { name: 'Config' }).click();
      const settings = await describeConfig(tools, brokers, topic);
      expect(settings.size).toBeGreaterThan(25);
      await expect
        .poll(async () => {
          const rows = await allRows(page.getByRole('grid', { name: 'Config' }));
          return Object.fromEntries(rows.map(({ texts, titles }) => [texts.Name, titles.Value]));
        }, toolWaits)
        .toEqual(Object.fromEntries(settings));
      await page.getByRole('switch', { name: 'Only set on the topic' }).click();
      const own = await describeConfig(tools, brokers, topic, ['--describe']);
      await expect
        .poll(async () => (await allRows(page.getByRole('grid', { name: 'Config' }))).map(({ texts }) => texts.Name))
        .toEqual([...own.keys()].sort());
    }
    await page.context().close();
  });

  it('are created by the form, undone from the journal, and deleted by their typed name only', async () => {
    const page = await kconsole.open();
    await connectTo(page, brokers);
    const topic = `journey.topics-${name}`;
    await page.getByRole('button', { name: 'New topic' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(topic);
    await page.getByRole('textbox', { name: 'Partitions' }).fill('3');
    await page.getByRole('textbox', { name: 'Replication factor' }).fill('1');
    await page.getByRole('combobox', { name: 'Add a setting' }).click();
    await page.getByRole('option', { name: /^retention\.ms/ }).click();
    await page.getByRole('textbox', { name: 'retention.ms' }).fill('3600000');
    await page.getByRole('button', { name: 'Review and create' }).click();
    await page.getByText(/kafka-topics\.sh .*--create --topic/).waitFor();
    expect(await exists(tools, brokers, topic)).toBe(false);
    await page.getByRole('button', { name: `Create ${topic}` }).click();
    await page.getByRole('status').getByText('Created topic').waitFor();
    const made = await describeTopics(tools, brokers, [topic]);
    expect(made.map(({ replicas }) => replicas.length)).toEqual([1, 1, 1]);
    expect(await describeConfig(tools, brokers, topic, ['--describe'])).toEqual(new Map([['retention.ms', '3600000']]));

    await page.getByRole('button', { name: 'Journal' }).click();
    await page
      .getByRole('row', { name: `Created topic ${topic}` })
      .getByRole('button', { name: 'Undo' })
      .click();
    const dialog = page.getByRole('dialog', { name: `Delete topic ${topic}` });
    const erase = dialog.getByRole('button', { name: `Delete ${topic}` });
    await dialog.getByRole('textbox').fill(topic);
    await erase.click();
    await page.getByRole('status').getByText('Deleted topic').waitFor();
    await expect.poll(() => exists(tools, brokers, topic), toolWaits).toBe(false);
    await page
      .getByRole('row', { name: `Created topic ${topic}` })
      .getByText('undone')
      .waitFor();
    await page.context().close();
  });

  it('stay when the name typed to delete them is wrong, or Enter is all that is pressed', async () => {
    const page = await kconsole.open();
    const cluster = await connectTo(page, brokers);
    const topic = `journey.delete-${name}`;
    await tools.run('TopicCommand', ['--bootstrap-server', brokers, '--create', '--topic', topic, '--partitions', '1']);
    await goTo(page, `${cluster}/topics`);
    await page.getByRole('row', { name: topic }).getByText('all in sync').click({ timeout: 40_000 });
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog', { name: `Delete topic ${topic}` });
    const erase = dialog.getByRole('button', { name: `Delete ${topic}` });
    await erase.waitFor();
    const typed = dialog.getByRole('textbox');
    for (const wrong of ['', topic.slice(0, -1), topic.toUpperCase(), `${topic} `]) {
      await typed.fill(wrong);
      expect(await erase.isDisabled()).toBe(true);
      await typed.press('Enter');
    }
    await typed.fill(topic);
    expect(await erase.isDisabled()).toBe(false);
    // Enter is pressed by habit: neither in the field nor on the button may it delete.
    await typed.press('Enter');
    await erase.press('Enter');
    expect(await dialog.isVisible()).toBe(true);
    expect(await exists(tools, brokers, topic)).toBe(true);
    await erase.click();
    await page.getByRole('status').getByText('Deleted topic').waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => exists(tools, brokers, topic), toolWaits).toBe(false);
    // While the keyboard is in the table no row moves; once it is elsewhere the topic is gone.
    await page.getByRole('searchbox', { name: 'Filter topics' }).click();
    await expect.poll(() => page.getByRole('row', { name: topic }).count(), toolWaits).toBe(0);
    await page.context().close();
  });
});

function seededTopics(cluster: 'kafka39' | 'kafka41'): string[] {
  const named = clusters.manifest.filter((record) => record.cluster === cluster).map((record) => record.topic);
  return [...new Set([...named, 'quiet.empty'])].sort();
}

async function shownTopics(page: Page) {
  const rows = await allRows(topicsGrid(page));
  return rows.map(({ texts, titles }) => ({
    Topic: texts.Topic ?? '',
    Partitions: texts.Partitions ?? '',
    RF: texts.RF ?? '',
    'In sync': texts['In sync'] ?? '',
    'Offset span': texts['Offset span'] ?? '',
    bytes: titles.Size ?? '',
  }));
}

type PrintedPartition = { topic: string; partition: number; leader: number; replicas: number[]; isr: number[] };

async function describeTopics(tools: KafkaTools, brokers: string, topics: readonly string[]) {
  const { out } = await tools.run('TopicCommand', ['--bootstrap-server', brokers, '--describe']);
  const numbers = (text = '') => (text === '' ? [] : text.split(',').map(Number));
  return out.split('\n').flatMap((line): PrintedPartition[] => {
    const found = /^\tTopic: (\S+)\tPartition: (\d+)\tLeader: (\d+)\tReplicas: (\S*)\tIsr: (\S*)/.exec(line);
    if (found === null || !topics.includes(found[1] ?? '')) return [];
    const [, topic = '', partition, leader, replicas, isr] = found;
    return [
      { topic, partition: Number(partition), leader: Number(leader), replicas: numbers(replicas), isr: numbers(isr) },
    ];
  });
}

type Time = 'earliest' | 'latest';

async function printedOffsets(tools: KafkaTools, brokers: string, time: Time) {
  const { out } = await tools.run('GetOffsetShell', ['--bootstrap-server', brokers, '--time', time]);
  return out.split('\n').flatMap((line) => {
    const [topic = '', partition, offset] = line.split(':');
    return offset === undefined ? [] : [{ topic, partition: Number(partition), offset: Number(offset) }];
  });
}

async function offsetSums(tools: KafkaTools, brokers: string, time: Time) {
  const sums = new Map<string, number>();
  for (const { topic, offset } of await printedOffsets(tools, brokers, time))
    sums.set(topic, (sums.get(topic) ?? 0) + offset);
  return sums;
}

async function partitionOffsets(tools: KafkaTools, brokers: string, topic: string, time: Time) {
  const printed = await printedOffsets(tools, brokers, time);
  return new Map(printed.filter((each) => each.topic === topic).map(({ partition, offset }) => [partition, offset]));
}

/** Bytes of all replicas together. */
async function sizesOnDisk(tools: KafkaTools, brokers: string, topics: readonly string[]) {
  const list = ['--describe', '--topic-list', topics.join(',')];
  const { out } = await tools.run('LogDirsCommand', ['--bootstrap-server', brokers, ...list]);
  const { brokers: answers } = JSON.parse(out.split('\n').find((line) => line.startsWith('{')) ?? '');
  const sizes = new Map<string, number>();
  for (const { logDirs } of answers)
    for (const { partitions } of logDirs)
      for (const { partition, size } of partitions) {
        const topic = partition.replace(/-\d+$/, '');
        sizes.set(topic, (sizes.get(topic) ?? 0) + size);
      }
  return sizes;
}

async function describeConfig(tools: KafkaTools, brokers: string, topic: string, how = ['--describe', '--all']) {
  const of = ['--entity-type', 'topics', '--entity-name', topic];
  const { out } = await tools.run('ConfigCommand', ['--bootstrap-server', brokers, ...how, ...of]);
  return new Map(
    [...out.matchAll(/^ {2}(\S+?)=(.*) sensitive=false synonyms=/gm)].map(([, key = '', value = '']) => [key, value]),
  );
}

async function exists(tools: KafkaTools, brokers: string, topic: string): Promise<boolean> {
  const { out } = await tools.run('TopicCommand', ['--bootstrap-server', brokers, '--list']);
  return out.split('\n').includes(topic);
}
