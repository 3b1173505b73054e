import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useClusters } from '../integration/clusters.ts';
import { useKafkaTools } from '../integration/kafka-tools.ts';
import { connectTo, goTo, useConsole } from './support/console.ts';
import { allRows, count, rowsInSight } from './support/grid.ts';

const clusters = useClusters();
const kconsole = useConsole(() => []);
const tools = useKafkaTools();
const run = promisify(execFile);
const brokers = clusters.kafka39;
const waits = { timeout: 30_000, interval: 200 };

const tailed = 'journey.tail';
const produced = 'journey.produce';
const small = 'journey.small';

const recordsGrid = (page: Page) => page.getByRole('grid', { name: 'Records' });
const shownValues = async (page: Page) => (await allRows(recordsGrid(page))).map(({ texts }) => texts.Value ?? '');

beforeAll(async () => {
  const create = (topic: string, partitions: number, ...more: string[]) =>
    tools.run('TopicCommand', [
      ...['--bootstrap-server', brokers, '--create', '--topic', topic],
      ...['--partitions', String(partitions), '--replication-factor', '3', ...more],
    ]);
  await create(tailed, 3);
  await create(produced, 5);
  await create(small, 1, '--config', 'max.message.bytes=10000');
});

afterAll(async () => {
  for (const topic of [tailed, produced, small])
    await tools.run('TopicCommand', ['--bootstrap-server', brokers, '--delete', '--topic', topic]);
});

describe('the tail', () => {
  it('shows what is sent meanwhile, keeps its rows while paused, and goes on', async () => {
    const page = await kconsole.open();
    const cluster = await connectTo(page, brokers);
    await goTo(page, `${cluster}/topics/${tailed}?tab=messages&value=text`);
    await page.getByText('everything there is was read').waitFor();
    await page.getByRole('button', { name: 'Tail' }).click();
    await page.getByText('tailing').waitFor();
    const send = (round: string, records: number) =>
      tools.produce(
        brokers,
        Array.from({ length: records }, (_, n) => ({
          topic: tailed,
          partition: n % 3,
          key: `k${n}`,
          value: `${round} ${n}`,
        })),
      );

    const sent = await send('first', 90);
    await expect.poll(async () => (await shownValues(page)).length, waits).toBe(90);
    const rows = await allRows(recordsGrid(page));
    expect(new Set(rows.map(({ texts }) => `P${texts.P} ${texts.Offset} ${texts.Value}`))).toEqual(
      new Set(sent.map(({ partition, offset }, n) => `P${partition} ${count(offset)} first ${n}`)),
    );
    // The newest arrival stands on top, each partition in its order.
    for (const partition of ['0', '1', '2']) {
      const offsets = rows.filter(({ texts }) => texts.P === partition).map(({ texts }) => Number(texts.Offset));
      expect(offsets).toEqual(offsets.toSorted((a, b) => b - a));
    }

    await page.keyboard.press('p');
    await page.getByText('paused').waitFor();
    const kept = await shownValues(page);
    await send('meanwhile', 30);
    await page.getByText('30 new').waitFor();
    expect(await shownValues(page)).toEqual(kept);
    await page.keyboard.press('p');
    await expect.poll(async () => (await shownValues(page)).length, waits).toBe(120);
    await page.getByText('none skipped').waitFor();

    await page.getByRole('button', { name: 'Tail' }).click();
    await page.getByText('everything there is was read').waitFor();
    await page.context().close();
  });
});

type FieldChoice = {
  state: 'Value' | 'Empty' | 'Null' | 'Tombstone';
  type?: string;
  text?: string;
  bytes: Buffer | null;
};
type HeaderChoice = { name: string; type: 'Text' | 'Hex' | 'Null' | 'Empty'; text?: string; bytes: Buffer | null };
type Choice = {
  key: FieldChoice;
  value: FieldChoice;
  headers?: HeaderChoice[];
  partition?: number;
  timestampMs?: number;
  compression: string;
};

const typed = (type: string, text: string, bytes = Buffer.from(text)): FieldChoice => ({
  state: 'Value',
  type,
  text,
  bytes,
});
const empty: FieldChoice = { state: 'Empty', bytes: Buffer.alloc(0) };
const nullKey: FieldChoice = { state: 'Null', bytes: null };
const tombstone: FieldChoice = { state: 'Tombstone', bytes: null };

/** Each of nothing, zero bytes and a value, for key and value; each compression; headers of every kind. */
const choices: Choice[] = [
  {
    key: typed('Text', '주문-강남-042'),
    value: typed('JSON', '{"orderId": 9223372036854775807, "total": 0.10, "memo": "핸드드립 ☕"}'),
    headers: [
      { name: 'twice', type: 'Text', text: 'first', bytes: Buffer.from('first') },
      { name: 'twice', type: 'Text', text: '두번째', bytes: Buffer.from('두번째') },
      { name: 'nothing', type: 'Null', bytes: null },
      { name: 'zero', type: 'Empty', bytes: Buffer.alloc(0) },
      { name: 'binary', type: 'Hex', text: '00 9f ff', bytes: Buffer.from([0, 0x9f, 0xff]) },
    ],
    timestampMs: 1_600_000_000_123,
    compression: 'none',
  },
  { key: typed('Text', 'order-7'), value: empty, compression: 'gzip' },
  { key: typed('Hex', '00 ff 10', Buffer.from([0, 0xff, 0x10])), value: tombstone, compression: 'snappy' },
  { key: empty, value: typed('Text', 'text '.repeat(300)), compression: 'lz4' },
  { key: empty, value: empty, compression: 'zstd' },
  { key: empty, value: tombstone, compression: 'none' },
  { key: nullKey, value: typed('Base64', 'AP+A', Buffer.from([0, 0xff, 0x80])), partition: 4, compression: 'zstd' },
  { key: nullKey, value: empty, partition: 0, compression: 'none' },
  { key: nullKey, value: tombstone, partition: 2, timestampMs: 1_000_000_000_000, compression: 'none' },
];

async function choose(page: Page, name: string, option: string): Promise<void> {
  const select = page.getByRole('region', { name: 'Produce' }).getByRole('combobox', { name, exact: true });
  await select.click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function fillField(page: Page, place: 0 | 1, field: FieldChoice): Promise<void> {
  const pane = page.getByRole('region', { name: 'Produce' });
  const label = place === 0 ? 'Key' : 'Value';
  const states = pane.getByRole('radiogroup', { name: `${label} is` });
  await states.getByRole('radio', { name: field.state }).click();
  if (field.text === undefined) return;
  await pane.getByRole('combobox', { name: 'Type', exact: true }).nth(place).click();
  await page.getByRole('option', { name: field.type ?? '', exact: true }).click();
  await pane.getByRole('textbox', { name: label, exact: true }).fill(field.text);
}

/** Fills the form as one does, sends by Ctrl+Enter, and answers where the form said before and afterwards. */
async function sendByForm(page: Page, choice: Choice): Promise<{ shown: number; partition: number; offset: bigint }> {
  const pane = page.getByRole('region', { name: 'Produce' });
  await fillField(page, 0, choice.key);
  await fillField(page, 1, choice.value);
  const removers = pane.getByRole('button', { name: /^Remove header/ });
  while ((await removers.count()) > 0) await removers.first().click();
  for (const [place, header] of (choice.headers ?? []).entries()) {
    const nth = place + 1;
    await pane.getByRole('button', { name: 'Add' }).click();
    await pane.getByRole('textbox', { name: `Name of header ${nth}` }).fill(header.name);
    await choose(page, `Type of header ${nth}`, header.type);
    if (header.text !== undefined)
      await pane.getByRole('textbox', { name: `Value of header ${nth}` }).fill(header.text);
  }
  const cells = pane.getByRole('radio', { name: /^Partition \d+, leader/ });
  if (choice.partition === undefined) await pane.getByRole('radio', { name: 'By key' }).click();
  else await cells.nth(choice.partition).click();
  await choose(page, 'Timestamp', choice.timestampMs === undefined ? 'now' : 'given');
  if (choice.timestampMs !== undefined)
    await pane.getByRole('textbox', { name: /^Time of the record/ }).fill(String(choice.timestampMs));
  await choose(page, 'Compression', choice.compression);
  const target = pane.getByRole('radio', { name: /^Partition \d+, leader/, checked: true });
  const shown = Number(/^Partition (\d+)/.exec((await target.getAttribute('aria-label')) ?? '')?.[1]);

  const result = pane.getByText(/^Sent 1 to P/);
  const before = (await result.count()) === 0 ? '' : await result.locator('..').textContent();
  await page.keyboard.press('Control+Enter');
  await expect
    .poll(async () => ((await result.count()) === 0 ? '' : result.locator('..').textContent()), waits)
    .not.toBe(before);
  const [, partition, offset] =
    /Sent 1 to P(\d+) at offset ([\d,]+)/.exec((await result.locator('..').textContent()) ?? '') ?? [];
  return { shown, partition: Number(partition), offset: BigInt(offset?.replaceAll(',', '') ?? -1) };
}

describe('the produce form', () => {
  it('sends every kind of record exactly, where it said, and the tail shows it', async () => {
    const page = await kconsole.open();
    const cluster = await connectTo(page, brokers);
    await goTo(page, `${cluster}/topics/${produced}?tab=messages`);
    await page.getByText('everything there is was read').waitFor();
    await page.getByRole('button', { name: 'Produce' }).first().click();
    await page.getByText('tailing').waitFor();
    for (const choice of choices) {
      const { shown, partition, offset } = await sendByForm(page, choice);
      expect(partition).toBe(shown);
      if (choice.partition !== undefined) expect(partition).toBe(choice.partition);
      const [received] = await tools.consume(brokers, { topic: produced, partition, offset, count: 1 });
      expect(received).toMatchObject({
        key: choice.key.bytes,
        value: choice.value.bytes,
        headers: (choice.headers ?? []).map(({ name, bytes }) => ({ name, value: bytes })),
        ...(choice.timestampMs === undefined ? {} : { timestampMs: choice.timestampMs }),
      });
      expect(await codecOf(partition, offset)).toBe(choice.compression);
      if (choice.key.bytes !== null && choice.key.bytes.length > 0) {
        // Java's producer, left to its own partitioner, sends the same key to the same partition.
        const [byJava] = await tools.produce(brokers, [{ topic: produced, key: choice.key.bytes, value: 'by Java' }]);
        expect(byJava?.partition).toBe(partition);
      }
      await expect
        .poll(async () => {
          const rows = await rowsInSight(recordsGrid(page));
          return rows.find(({ texts }) => texts.P === String(partition) && texts.Offset === count(offset))?.classes;
        }, waits)
        .toContain('sent-row');
    }

    const first = choices[0];
    const { stdout } = await run('kcat', ['-b', brokers, '-t', produced, '-C', '-e', '-q', '-J']);
    const lines = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(lines.find((line) => line.key === first?.key.text)).toMatchObject({
      payload: first?.value.text,
      ts: first?.timestampMs,
      headers: ['twice', 'first', 'twice', '두번째', 'nothing', null, 'zero', '', 'binary', expect.anything()],
    });

    await page.getByRole('button', { name: 'Journal' }).click();
    const entries = page.getByRole('row', { name: `Produced a record ${produced}` });
    await expect.poll(() => entries.count(), waits).toBe(choices.length);
    await page.context().close();
  });

  it('refuses broken JSON and a record that is too large, and loses nothing', async () => {
    const page = await kconsole.open();
    const cluster = await connectTo(page, brokers);
    await goTo(page, `${cluster}/topics/${small}?tab=messages&produce=1`);
    const pane = page.getByRole('region', { name: 'Produce' });
    const send = pane.getByRole('button', { name: /^Send/ });
    const value = pane.getByRole('textbox', { name: 'Value', exact: true });
    await fillField(page, 0, typed('Text', 'order-1'));
    await value.fill('{\n  "orderId": 1,\n  "items": [}\n}');
    await pane.getByText(/^Line 3, column 13: .+ To send it as it is, choose Text\.$/).waitFor();
    expect(await send.isDisabled()).toBe(true);
    await value.press('Control+Enter');
    expect(await value.innerText()).toContain('"items": [}');

    const large = 'x'.repeat(20_000);
    await fillField(page, 1, typed('Text', large));
    await pane.getByText(/max\.message\.bytes is 10,000/).waitFor();
    await value.press('Control+Enter');
    await pane.getByText(/^The record is larger than/).waitFor();
    await pane.getByText(/raise max\.message\.bytes of the topic/).waitFor();
    await pane.getByText('1 record, 19.5 KiB').waitFor();
    // Made smaller by compression, the same text is taken.
    await choose(page, 'Compression', 'gzip');
    await value.press('Control+Enter');
    await pane.getByText(/^Sent 1 to P0/).waitFor();
    const received = await tools.consume(brokers, { topic: small, partition: 0, offset: 0n, count: 10 });
    expect(received.map((record) => record.value?.toString())).toEqual([large]);

    // What is typed is still there after a look elsewhere.
    await goTo(page, `${cluster}/topics`);
    await page.getByRole('link', { name: small }).waitFor();
    await goTo(page, `${cluster}/topics/${small}?tab=messages&produce=1`);
    expect(await pane.getByRole('textbox', { name: 'Key', exact: true }).inputValue()).toBe('order-1');
    await page.context().close();
  });
});

/** How the batch that holds a record is compressed, as Kafka's own tool reads it from a broker's disk. */
async function codecOf(partition: number, offset: bigint): Promise<string | undefined> {
  const { out } = await tools.run('LogDirsCommand', [
    ...['--bootstrap-server', brokers, '--describe', '--topic-list', produced],
  ]);
  const { brokers: answers } = JSON.parse(out.split('\n').find((line) => line.startsWith('{')) ?? '');
  const folder = answers[0].logDirs[0].logDir;
  const file = `${folder}/${produced}-${partition}/00000000000000000000.log`;
  const dump = await tools.run('DumpLogSegments', ['--files', file]);
  const batches = [...dump.out.matchAll(/baseOffset: (\d+) lastOffset: (\d+) .*?compresscodec: (\w+)/g)];
  return batches
    .find(([, first, last]) => BigInt(first ?? 0) <= offset && offset <= BigInt(last ?? 0))?.[3]
    ?.toLowerCase();
}
