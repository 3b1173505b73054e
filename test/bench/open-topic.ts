import type { SandboxDetails } from '../../electron/sandbox/details.ts';
import { startChromium } from './support/chromium.ts';
import { openCluster, startConsole } from './support/console-process.ts';
import { kcat } from './support/kafka-command.ts';
import type { Report } from './support/report.ts';
import { median, round, sleep, timed } from './support/stats.ts';

const rounds = 7;

// Resolves with the milliseconds from the change of address to the first frame after 50 record rows stood in the page.
const openAndWait = (hash: string) => `new Promise((resolve, reject) => {
  const start = performance.now();
  const limit = start + 10000;
  const look = () => {
    const rows = document.querySelectorAll('[role=grid] [role=row][aria-rowindex]').length;
    if (rows > 50) return requestAnimationFrame(() => resolve(performance.now() - start));
    if (performance.now() > limit) return reject(new Error('only ' + rows + ' rows after 10 s'));
    requestAnimationFrame(look);
  };
  location.hash = ${JSON.stringify(hash)};
  requestAnimationFrame(look);
})`;

/** From the click on a topic that was not read before to 50 painted rows, against kcat reading the last 50. */
export async function benchOpenTopic(details: SandboxDetails, topics: readonly string[], report: Report) {
  const bootstrap = details.brokers[0]?.address ?? '';
  const console_ = await startConsole();
  const browser = await startChromium();
  try {
    const cluster = await openCluster(console_.client, bootstrap);
    const page = await browser.newPage(1440, 1500); // just tall enough for 50 rows of 24 px
    await page.goto(await console_.address());
    await sleep(1500);
    await page.evaluate(`location.hash = ${JSON.stringify(`#/c/${encodeURIComponent(cluster)}/topics`)}`);
    await sleep(3000);
    const toEnd: number[] = [];
    const counted: number[] = [];
    for (const topic of topics.slice(0, rounds)) {
      const hash = `#/c/${encodeURIComponent(cluster)}/topics/${encodeURIComponent(topic)}?tab=messages`;
      const ours = await page.evaluate<number>(openAndWait(hash));
      const last = ['-C', '-q', '-b', bootstrap, '-t', topic, '-o', '-50'];
      const theirs = await timed(() => kcat([...last, '-e']));
      const quick = await timed(() => kcat([...last, '-c', '50']));
      toEnd.push(ours / theirs.ms);
      counted.push(ours / quick.ms);
      report.round({ topic, oursMs: round(ours), kcatToEndMs: round(theirs.ms), kcatCountedMs: round(quick.ms) });
      await page.evaluate(`location.hash = ${JSON.stringify(`#/c/${encodeURIComponent(cluster)}/topics`)}`);
      await sleep(800);
    }
    report.finding({
      what: 'opening a topic to 50 painted rows, ratio to kcat -o -50 -e',
      value: round(median(toEnd)),
      unit: '×',
      bar: 0.2,
    });
    report.finding({ what: 'the same, ratio to kcat -o -50 -c 50', value: round(median(counted)), unit: '×' });
  } finally {
    await browser.close();
    await console_.close();
  }
}
