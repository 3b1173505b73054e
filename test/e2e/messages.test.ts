import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type SeededRecord, useClusters } from '../integration/clusters.ts';
import { useKafkaTools } from '../integration/kafka-tools.ts';
import { connectTo, goTo, useConsole } from './support/console.ts';
import { allRows, count, type ShownRow } from './support/grid.ts';

const clusters = useClusters();
const kconsole = useConsole(() => []);
const waits = { timeout: 30_000, interval: 200 };
const mebibyte = 1024 * 1024;

type Cluster = SeededRecord['cluster'];

const seededIn = (cluster: Cluster, topic: string) =>
  clusters.manifest.filter((record) => record.cluster === cluster && record.topic === topic);

/** The order of every list: by time, then partition, then offset. */
const byTime = (a: SeededRecord, b: SeededRecord) =>
  a.timestampMs - b.timestampMs || a.partition - b.partition || Number(a.offset - b.offset);
const text = (bytes: Buffer | null) => bytes?.toString('utf8') ?? null;

const recordsGrid = (page: Page) => page.getByRole('grid', { name: 'Records' });

/** What tells a record from all others, as the screen writes it. */
const idOfRow = ({ texts, titles }: ShownRow) => `${titles.Time?.split('\n')[1]} P${texts.P} ${texts.Offset}`;
const idOfRecord = (record: SeededRecord) => `${record.timestampMs} P${record.partition} ${count(record.offset)}`;

const shownIds = async (page: Page) => (await allRows(recordsGrid(page))).map(idOfRow);

async function startFrom(page: Page, choice: string, value?: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Start' }).click();
  await page.getByRole('option', { name: choice }).click();
  if (value === undefined) return;
  await page.getByRole('textbox', { name: /^First (offset|time)/ }).fill(value);
  await page.keyboard.press('Enter');
}

async function chooseFormat(page: Page, field: 'Key' | 'Value', format: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: format, exact: true }).click();
}

describe.each([
  ['3.9', 'kafka39'],
  ['4.1', 'kafka41'],
] as const)('records of Kafka %s', (release, name) => {
  const tools = useKafkaTools(release);
  const brokers = clusters[name];

  it('are the seeded ones, from the newest, the oldest, an offset and a time', async () => {
    const page = await kconsole.open();
    const cluster = await connectTo(page, brokers);
    const seeded = seededIn(name, 'orders.events').toSorted(byTime);
    const ids = (records: readonly SeededRecord[]) => records.slice(0, 500).map(idOfRecord);

    await goTo(page, `${cluster}/topics/orders.events?tab=messages`);
    await expect.poll(() => shownIds(page), waits).toEqual(ids(seeded.toReversed()));
    await chooseFormat(page, 'Value', 'Text');
    const rows = await allRows(recordsGrid(page));
    expect(rows.map(({ texts }) => [texts.Key, texts.Value])).toEqual(
      seeded
        .toReversed()
        .slice(0, 500)
        .map(({ key, value }) => [text(key), shortened(text(value) ?? '')]),
    );

    await startFrom(page, 'Oldest');
    await expect.poll(() => shownIds(page), waits).toEqual(ids(seeded));
    const fifth = seeded.filter(({ offset }) => offset >= 20n);
    await startFrom(page, 'Offset…', '20');
    await expect.poll(() => shownIds(page), waits).toEqual(ids(fifth));
    const middle = seeded[Math.floor(seeded.length / 2)]?.timestampMs ?? 0;
    await startFrom(page, 'Time…', String(middle));
    await expect.poll(() => shownIds(page), waits).toEqual(ids(seeded.filter((each) => each.timestampMs >= middle)));
    await page.context().close();
  });

  it('are read page by page to the beginning, without gap or repetition', async () => {
    const page = await kconsole.open();
    const cluster = await connectTo(page, brokers);
    const seeded = seededIn(name, 'orders.events').toSorted(byTime).toReversed();
    await goTo(page, `${cluster}/topics/orders.events?tab=messages`);
    const older = page.getByRole('button', { name: 'Read 500 older' });
    for (let read = 500; read < seeded.length; read += 500) {
      await page.getByText(`${count(read)} of`).waitFor();
      await older.click();
    }
    await page.getByText('everything there is was read').waitFor();
    expect(await older.count()).toBe(0);
    expect(await shownIds(page)).toEqual(seeded.map(idOfRecord));
    await page.context().close();
  });

  it('are decompressed from gzip, snappy, lz4 and zstd', async () => {
    const page = await kconsole.open();
    const cluster = await connectTo(page, brokers);
    for (const topic of ['inventory.snapshots', 'search.queries', 'clickstream', 'logs.app']) {
      const seeded = seededIn(name, topic).toSorted(byTime).toReversed().slice(0, 500);
      await goTo(page, `${cluster}/topics/${topic}?tab=messages&key=text&value=text`);
      await page.getByRole('heading', { level: 1, name: topic }).waitFor();
      await expect
        .poll(async () => (await allRows(recordsGrid(page))).map((row) => [idOfRow(row), row.texts.Value]), waits)
        .toEqual(seeded.map((record) => [idOfRecord(record), shortened(text(record.value) ?? '')]));
    }
    await page.context().close();
  });

  it('of a transaction are marked, and its markers fill the gaps between the offsets', async () => {
    const page = await kconsole.open();
    const cluster = await connectTo(page, brokers);
    const seeded = seededIn(name, 'payments.transactions');
    const aborted = seeded.filter(({ transaction }) => transaction === 'aborted');
    expect(aborted.length).toBeGreaterThan(0);
    await goTo(page, `${cluster}/topics/payments.transactions?tab=messages`);
    await page.getByText('everything there is was read').waitFor();
    const rows = await allRows(recordsGrid(page));
    const place = ({ texts }: ShownRow) => `P${texts.P} ${texts.Offset}`;
    const markers = rows.filter(({ texts }) => texts.Key?.startsWith('transaction marker: '));
    expect(markers.some(({ texts }) => texts.Key?.startsWith('transaction marker: abort'))).toBe(true);
    expect(
      rows
        .filter(({ texts }) => texts.Value?.startsWith('aborted'))
        .map(place)
        .sort(),
    ).toEqual(aborted.map((record) => `P${record.partition} ${count(record.offset)}`).sort());

    const { out } = await tools.run('GetOffsetShell', [
      ...['--bootstrap-server', brokers],
      ...['--topic-partitions', 'payments.transactions'],
    ]);
    const taken = new Set(seeded.map(({ partition, offset }) => `${partition}:${offset}`));
    const gaps = out
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => {
        const [, partition, end] = line.split(':');
        const offsets = Array.from({ length: Number(end) }, (_, offset) => offset);
        return offsets
          .filter((offset) => !taken.has(`${partition}:${offset}`))
          .map((offset) => `P${partition} ${offset}`);
      });
    expect(markers.map(place).sort()).toEqual(gaps.sort());
    await page.context().close();
  });
});

describe('records of any kind', () => {
  const tools = useKafkaTools();
  const brokers = clusters.kafka39;
  const seeded = seededIn('kafka39', 'edge.cases').toSorted((a, b) => Number(a.offset - b.offset));
  const at = (key: string) => {
    const found = seeded.find((record) => text(record.key) === key);
    if (found === undefined) throw new Error(`no seeded record has the key ${key}`);
    return found;
  };

  it('look different when they are null, empty, a tombstone or the JSON word', async () => {
    const page = await kconsole.open();
    const cluster = await connectTo(page, brokers);
    await goTo(page, `${cluster}/topics/edge.cases?tab=messages&value=json`);
    await page.getByText('everything there is was read').waitFor();
    const rows = await allRows(recordsGrid(page));
    expect(rows.map(({ texts }) => Number(texts.Offset)).toSorted((a, b) => a - b)).toEqual(
      seeded.map(({ offset }) => Number(offset)),
    );
    const shown = (offset: bigint) => rows.find(({ texts }) => texts.Offset === String(offset))?.texts;
    for (const { offset, key, value } of seeded) {
      const row = shown(offset);
      expect([offset, row?.Key === 'null']).toEqual([offset, key === null]);
      expect([offset, row?.Key === 'empty, 0 B']).toEqual([offset, key?.length === 0]);
      expect([offset, row?.Value?.startsWith('tombstone') ?? false]).toEqual([offset, value === null]);
      expect([offset, row?.Value?.startsWith('empty, 0 B') ?? false]).toEqual([offset, value?.length === 0]);
    }
    expect(shown(at('the JSON word null').offset)?.Value).toBe('null the JSON word, 4 bytes, not a tombstone');
    expect(shown(at('cut in a character').offset)?.Value).toContain('61 ed 95');
    expect(shown(at('not UTF-8').offset)?.Value).toContain('c3 28 ff fe 6f 6b');
    expect(shown(at('schema id 7').offset)?.Value).toContain('magic 0, schema id 7');
    await page.context().close();
  });

  it('are text, whatever they say, and their numbers keep every digit', async () => {
    const page = await kconsole.open();
    page.on('dialog', (dialog) => {
      throw new Error(`a record opened a dialog: ${dialog.message()}`);
    });
    const cluster = await connectTo(page, brokers);
    await goTo(page, `${cluster}/topics/edge.cases?tab=messages&value=text`);
    await page.getByText('everything there is was read').waitFor();
    const rows = await allRows(recordsGrid(page));
    const shown = (key: string) => rows.find(({ texts }) => texts.Offset === String(at(key).offset))?.texts;
    expect(shown('<b>html</b>')).toMatchObject({ Key: '<b>html</b>', Value: text(at('<b>html</b>').value) });
    expect(shown('__proto__')?.Value).toBe(text(at('__proto__').value));
    expect(shown('exact numbers')?.Value).toBe(text(at('exact numbers').value));
    expect(shown('bidi \u202Eyek\u202C')).toMatchObject({
      Key: 'bidi ⟨U+202E⟩yek⟨U+202C⟩',
      Value: 'invoice⟨U+202E⟩gnp.exe, ⟨U+2066⟩isolated⟨U+2069⟩, ⟨U+200F⟩right-to-left mark',
    });

    const detail = page.getByRole('region', { name: 'Record' });
    const value = detail.getByRole('textbox', { name: 'Value' });
    const openRecord = async (key: string) => {
      await goTo(page, `${cluster}/topics/edge.cases?tab=messages&record=0:${at(key).offset}`);
      await detail.getByText(`P0 · ${at(key).offset}`).waitFor();
    };
    await openRecord('exact numbers');
    for (const digits of ['9223372036854775807', '12345678901234567890123', '0.10', '1E-400', '1e400', '-0.0'])
      await value.getByText(digits).waitFor();
    await openRecord('headers');
    const headers = detail.getByRole('term');
    await expect
      .poll(async () => (await headers.allTextContents()).slice(0, 9))
      .toEqual(['twice', 'twice', 'twice', 'null', 'empty', '', '__proto__', '<b>이름</b>⟨U+202E⟩', 'binary']);
    expect((await detail.locator('.header-value').allTextContents()).slice(0, 9)).toEqual([
      ...['first', 'second', 'null', 'null', 'empty, 0 B', 'the name is empty', 'polluted'],
      ...['0x ea b0 92 00', '0x 00 01 80 ff'],
    ]);
    expect(
      await page.evaluate(() => ({
        injected: document.querySelectorAll('main img[src=x], main script, main b b, a[href^=javascript]').length,
        polluted: 'polluted' in {},
        inLink: document.querySelectorAll('main dt b').length,
      })),
    ).toEqual({ injected: 0, polluted: false, inLink: 0 });
    expect(kconsole.pageErrors()).toEqual([]);
    await page.context().close();
  });

  it('are walked through by keyboard, and a copy has exactly their bytes', async () => {
    const page = await kconsole.open();
    const cluster = await connectTo(page, brokers);
    await goTo(page, `${cluster}/topics/edge.cases?tab=messages`);
    await page.getByText('everything there is was read').waitFor();
    const newestFirst = seeded.toSorted(byTime).toReversed();
    const detail = page.getByRole('region', { name: 'Record' });
    await recordsGrid(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    for (const [place, record] of newestFirst.entries()) {
      if (place > 0) await page.keyboard.press('Alt+ArrowDown');
      await detail.getByText(`P0 · ${record.offset}`, { exact: true }).waitFor();
      // For a moment after each copy the button says so.
      const copy = detail.getByRole('button', { name: /^(Copy value|Copied)$/ });
      if (record.value === null) {
        expect(await copy.isDisabled()).toBe(true);
        continue;
      }
      await page.evaluate(() => navigator.clipboard.writeText('nothing was copied'));
      await copy.click();
      const expected = copyOf(record.value);
      await expect
        .poll(async () => (await page.evaluate(() => navigator.clipboard.readText())) === expected, waits)
        .toBe(true);
    }
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'hidden' });
    expect(await recordsGrid(page).evaluate((grid) => grid === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('are filtered by Enter, by text, expression and condition; Escape clears', async () => {
    const page = await kconsole.open();
    const cluster = await connectTo(page, brokers);
    const newest = seededIn('kafka39', 'orders.events').toSorted(byTime).toReversed().slice(0, 500);
    const whole = ({ key, value, headers }: SeededRecord) =>
      [text(key), text(value), ...headers.flatMap((header) => [header.name, text(header.value)])].join('\n');
    const order = ({ value }: SeededRecord) => JSON.parse(text(value) ?? 'null');
    const half = newest.map((record) => order(record).total).toSorted((a, b) => a - b)[250];
    const ofName = newest.filter((record) => order(record).customer.name === '강하준');
    const filters: [string, SeededRecord[]][] = [
      ['노트북', newest.filter((record) => whole(record).includes('노트북'))],
      ['USER17', newest.filter((record) => whole(record).toLowerCase().includes('user17'))],
      ['/cust-00\\d*7\\b/', newest.filter((record) => /cust-00\d*7\b/.test(whole(record)))],
      ['.paid = true', newest.filter((record) => order(record).paid)],
      ['.customer.name = "강하준" and .paid = false', ofName.filter((record) => !order(record).paid)],
      [`.total >= ${half}`, newest.filter((record) => order(record).total >= half)],
      ['partition = 3', newest.filter(({ partition }) => partition === 3)],
      ['header.note exists', newest.filter(({ headers }) => headers.some((header) => header.name === 'note'))],
    ];
    await goTo(page, `${cluster}/topics/orders.events?tab=messages`);
    await page.getByText('500 of').waitFor();
    const box = page.getByRole('searchbox', { name: 'Filter' });
    for (const [filter, matching] of filters) {
      expect([filter, matching.length > 0 && matching.length < 500]).toEqual([filter, true]);
      await page.keyboard.press('Control+f');
      await box.fill(filter);
      await page.keyboard.press('Enter');
      await page.getByText(`${count(matching.length)} of 500 shown`).waitFor();
      expect([filter, await shownIds(page)]).toEqual([filter, matching.map(idOfRecord)]);
    }
    await box.press('Escape');
    await expect.poll(() => shownIds(page), waits).toEqual(newest.map(idOfRecord));
    expect(await box.inputValue()).toBe('');

    await box.fill('/order-(/');
    await box.press('Enter');
    await page.getByRole('alert').getByText('Not a regular expression').waitFor();
    expect(await box.inputValue()).toBe('/order-(/');
    await box.fill('no record says this');
    await box.press('Enter');
    await page.getByText('No record of the 500 read matches').waitFor();
    await page.getByRole('button', { name: 'Clear filter' }).click();
    await expect.poll(() => shownIds(page), waits).toEqual(newest.map(idOfRecord));
    await page.context().close();
  });

  it('of ten megabytes open at once and load on demand', async () => {
    const topic = 'journey.large';
    const on = ['--bootstrap-server', brokers, '--topic', topic];
    await tools.run('TopicCommand', [
      ...['--create', '--partitions', '1', '--replication-factor', '1', ...on],
      ...['--config', `max.message.bytes=${12 * mebibyte}`],
    ]);
    try {
      const value = `{"rows":["${'0123456789abcdef'.repeat((10 * mebibyte) / 16)}"]}`;
      await tools.produce(brokers, [{ topic, partition: 0, key: 'large', value }], {
        configs: { 'max.request.size': String(12 * mebibyte), 'buffer.memory': String(32 * mebibyte) },
      });
      const page = await kconsole.open();
      const cluster = await connectTo(page, brokers);
      await goTo(page, `${cluster}/topics/${topic}?tab=messages`);
      await page.getByRole('row', { name: /large/ }).getByText('large').click();
      const detail = page.getByRole('region', { name: 'Record' });
      await detail.getByText('10.0 MiB').first().waitFor();
      const more = detail.getByRole('button', { name: /^Load more/ });
      const offered = await more.textContent();
      await more.click();
      await expect.poll(() => more.textContent(), waits).not.toBe(offered);
      expect(await more.textContent()).toMatch(/^Load more \(.+ of 10\.0 MiB\)$/);
      await detail.getByRole('button', { name: 'Copy value' }).click();
      await detail.getByRole('button', { name: 'Copied' }).waitFor();
      expect(await page.evaluate(async () => (await navigator.clipboard.readText()).length)).toBe(value.length);
      await page.keyboard.press('Escape');
      await detail.waitFor({ state: 'hidden' });
      await page.context().close();
    } finally {
      await tools.run('TopicCommand', ['--delete', ...on]);
    }
  });

  it('are not made to be looked for: a link to no topic creates none', async () => {
    const page = await kconsole.open();
    const cluster = await connectTo(page, brokers);
    const topic = 'journey.never-there';
    for (const query of [
      'tab=messages',
      'tab=messages&tail=1',
      'tab=messages&produce=1',
      'tab=partitions',
      'tab=config',
    ]) {
      await goTo(page, `${cluster}/topics/${topic}?${query}`);
      await page.getByText('This topic does not exist').waitFor();
      await goTo(page, `${cluster}/topics`);
      await page.getByRole('link', { name: 'orders.events' }).waitFor();
    }
    const { out } = await tools.run('TopicCommand', ['--bootstrap-server', brokers, '--list']);
    expect(out).toContain('orders.events');
    expect(out).not.toContain(topic);
    await page.context().close();
  });
});

/** A list shows a line, at most 400 characters of it, with marks for line ends and tabs. */
function shortened(value: string): string {
  const line = value.replaceAll('\n', '␊').replaceAll('\t', '␉');
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}

/** The text, where the bytes are UTF-8; else the bytes in hex. */
function copyOf(value: Buffer): string {
  const asText = value.toString('utf8');
  if (Buffer.from(asText, 'utf8').equals(value)) return asText;
  return [...value].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
