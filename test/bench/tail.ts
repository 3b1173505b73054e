import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { SandboxDetails } from '../../electron/sandbox/details.ts';
import type { Client } from '../../shared/wire/client.ts';
import { openRecordBatch } from '../../shared/wire/record-batch.ts';
import { type Page, startChromium } from './support/chromium.ts';
import { openCluster, startConsole } from './support/console-process.ts';
import { startProducer } from './support/kafka-command.ts';
import type { Report } from './support/report.ts';
import { median, percentile, round, sleep } from './support/stats.ts';

const windowMs = 8_000;
const rounds = 3;
const newest = 200;

/** Every frame of the page for a while: when it was, the newest offset in the list by then, and what the foot counts. */
type Frames = { atMs: number; offset: number; arrived: number; skipped: number }[];

const watchFrames = (ms: number, withRows: boolean) => `new Promise((resolve) => {
  const frames = [];
  const end = performance.now() + ${ms};
  const look = (now) => {
    const cell = ${withRows ? `document.querySelector('[role=grid] [role=row] [data-column=offset]')` : 'null'};
    const count = ${withRows ? `document.querySelector('.tail-count')` : 'null'};
    frames.push({
      atMs: performance.timeOrigin + performance.now(),
      offset: cell ? Number(cell.textContent.replace(/\\D/g, '')) : -1,
      arrived: Number(count?.value ?? 0),
      skipped: Number(count?.dataset.skipped ?? 0),
    });
    if (performance.now() < end) requestAnimationFrame(look);
    else resolve(frames);
  };
  requestAnimationFrame(look);
})`;

/** What the core handed out, offset by offset: seen by a second client of ours on the same core. */
function recordArrivals(client: Client, cluster: string, topic: string) {
  const arrivals: { first: number; last: number; atMs: number }[] = [];
  const timestamps = new Map<number, number>();
  const counts = { shown: 0, skipped: 0 };
  const watch = client.watch(
    'records.tail',
    { cluster, topic },
    {
      onItem(item, dropped) {
        counts.skipped += dropped;
        if (item.rows === 0) return;
        counts.shown += item.rows;
        const batch = openRecordBatch(item.batch);
        for (let i = 0; i < batch.rows; i += 1) timestamps.set(Number(batch.offset[i]), Number(batch.timestampMs[i]));
        arrivals.push({ first: Number(batch.offset[0]), last: Number(batch.offset[batch.rows - 1]), atMs: Date.now() });
      },
    },
    64,
  );
  return { arrivals, timestamps, counts, close: watch.close };
}

/** Ages at first paint of all rows that came into the list, and how many of the newest were there at each paint. */
function judge(frames: Frames, seen: ReturnType<typeof recordArrivals>) {
  const ages: number[] = [];
  const shares: number[] = [];
  let before = frames.find((frame) => frame.offset >= 0)?.offset ?? 0;
  let next = 0;
  let coreHas = before;
  let paintBeganMs = 0;
  for (const { atMs, offset } of frames) {
    const beganMs = paintBeganMs;
    paintBeganMs = atMs;
    if (offset <= before) continue;
    for (let at = before + 1; at <= offset; at += 1) {
      const timestamp = seen.timestamps.get(at);
      if (timestamp !== undefined) ages.push(atMs - timestamp);
    }
    before = offset;
    // What stands in the page at this frame was put together in the one before.
    for (; (seen.arrivals[next]?.atMs ?? Number.POSITIVE_INFINITY) <= beganMs; next += 1)
      coreHas = seen.arrivals[next]?.last ?? coreHas;
    shares.push(1 - Math.min(newest, Math.max(0, coreHas - offset)) / newest);
  }
  return { ages, shares };
}

/** Whether every record between two paints was shown or counted as skipped. One partition: offsets count the records. */
function countsOf(frames: Frames) {
  const first = frames.find((frame) => frame.offset >= 0);
  const last = frames.at(-1);
  if (!first || !last) throw new Error('no row was painted');
  const sent = last.offset - first.offset;
  const arrived = last.arrived - first.arrived;
  const skipped = last.skipped - first.skipped;
  return { sent, arrived, skipped, unaccounted: sent - arrived - skipped };
}

async function kcatAges(details: SandboxDetails, topic: string): Promise<number[]> {
  const bootstrap = details.brokers[0]?.address ?? '';
  const child = spawn('kcat', ['-C', '-q', '-u', '-b', bootstrap, '-t', topic, '-o', 'end', '-f', '%T\n'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ages: number[] = [];
  const warmUntil = Date.now() + 1_000;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (Date.now() > warmUntil) ages.push(Date.now() - Number(line));
  });
  await sleep(windowMs + 1_000);
  child.kill();
  return ages;
}

async function oneRate(details: SandboxDetails, topic: string, rate: number, report: Report, isBarred: boolean) {
  const bootstrap = details.brokers[0]?.address ?? '';
  const console_ = await startConsole();
  const browser = await startChromium();
  const producer = startProducer(details, topic, rate, 200, rate * 600);
  try {
    const cluster = await openCluster(console_.client, bootstrap);
    const page = await browser.newPage(1440, 900);
    await page.goto(await console_.address());
    await sleep(2_000);
    await consoleWindow(page, console_.client, cluster, topic); // warms the core, the page and the broker; not counted
    const ours: number[] = [];
    const theirs: number[] = [];
    const frameRatios: number[] = [];
    const goodPaints: number[] = [];
    const unaccounted: number[] = [];
    for (let i = 0; i < rounds; i += 1) {
      const window = await consoleWindow(page, console_.client, cluster, topic);
      await page.evaluate(`location.hash = ${JSON.stringify(`#/c/${encodeURIComponent(cluster)}/topics`)}`);
      const empty = await emptyFrames(browser);
      const kcat = await kcatAges(details, topic);
      const good = window.shares.filter((share) => share >= 0.95).length / window.shares.length;
      ours.push(percentile(window.ages, 99));
      theirs.push(percentile(kcat, 99));
      frameRatios.push(window.frames / empty);
      goodPaints.push(good);
      unaccounted.push(Math.abs(window.counts.unaccounted));
      report.round({
        rate,
        producer: 'org.apache.kafka.tools.ProducerPerformance, 200 B, linger 5 ms',
        ours: {
          p50: round(median(window.ages), 1),
          p99: round(percentile(window.ages, 99), 1),
          rows: window.ages.length,
        },
        kcat: { p50: round(median(kcat), 1), p99: round(percentile(kcat, 99), 1), rows: kcat.length },
        frames: window.frames,
        emptyFrames: empty,
        paints: window.shares.length,
        paintsWithTheNewest: round(good),
        worstShare: round(Math.min(...window.shares)),
        counts: window.counts,
      });
    }
    const bar = (value: number) => (isBarred ? { bar: value } : {});
    report.finding({
      what: `${rate}/s: age of a row at first paint, p99 above kcat's`,
      value: round(median(ours.map((age, i) => age - (theirs[i] ?? Number.NaN))), 1),
      unit: 'ms',
      ...bar(150),
    });
    report.finding({
      what: `${rate}/s: frames lost against an empty page`,
      value: round(1 - median(frameRatios)),
      unit: '',
      ...bar(0.15),
    });
    report.finding({
      what: `${rate}/s: records neither shown nor counted as skipped`,
      value: Math.max(...unaccounted),
      unit: 'records',
      ...bar(0),
    });
    report.finding({
      what: `${rate}/s: paints without 95 % of the ${newest} newest records that the core had`,
      value: round(1 - median(goodPaints)),
      unit: '',
      ...bar(0),
    });
  } finally {
    producer.kill();
    await browser.close();
    await console_.close();
  }
}

async function consoleWindow(page: Page, client: Client, cluster: string, topic: string) {
  const seen = recordArrivals(client, cluster, topic);
  const hash = `#/c/${encodeURIComponent(cluster)}/topics/${encodeURIComponent(topic)}?tab=messages&tail=1`;
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await sleep(2_000);
  const frames = await page.evaluate<Frames>(watchFrames(windowMs, true));
  await sleep(200);
  seen.close();
  return { ...judge(frames, seen), frames: frames.length, counts: countsOf(frames), coreCounts: seen.counts };
}

async function emptyFrames(browser: Awaited<ReturnType<typeof startChromium>>): Promise<number> {
  const page = await browser.newPage(1440, 900);
  await sleep(500);
  const frames = await page.evaluate<Frames>(watchFrames(windowMs, false));
  await page.close();
  return frames.length;
}

/** The live tail in Chromium beside `kcat -C`, in alternating windows, at two rates with bars and at higher ones without. */
export async function benchTail(details: SandboxDetails, topic: string, report: Report) {
  for (const rate of [5_000, 20_000]) await oneRate(details, topic, rate, report, true);
  for (const rate of [40_000, 80_000]) await oneRate(details, topic, rate, report, false);
}
