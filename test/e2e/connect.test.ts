import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useClusters } from '../integration/clusters.ts';
import { atRoute, goTo, useConsole } from './support/console.ts';

const clusters = useClusters();
const kconsole = useConsole(() => []);
/** What the issue promises for every wrong address. */
const answerMs = 10_000;

const [zookeeperAddress = '', chroot = ''] = clusters.zookeeper.split(/(?=\/)/);
const firstBroker = clusters.kafka39.split(',')[0] ?? '';
let web: Server;
let webAddress: string;
let closedAddress: string;

beforeAll(async () => {
  web = createServer((_request, response) => response.end('<h1>not Kafka</h1>'));
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  webAddress = `127.0.0.1:${(web.address() as AddressInfo).port}`;
  // A port that was just given back: nobody listens there.
  const taken = createSocketServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  closedAddress = `127.0.0.1:${(taken.address() as AddressInfo).port}`;
  await new Promise((resolve) => taken.close(resolve));
});

afterAll(() => new Promise((resolve) => web.close(resolve)));

const address = (page: Page) => page.getByRole('textbox', { name: 'Address' });
const found = (page: Page) => page.getByRole('region', { name: 'What I found' });

async function lookAt(page: Page, typed: string): Promise<void> {
  await address(page).fill(typed);
  await address(page).press('Enter');
}

describe('a wrong address', () => {
  it.each([
    ['a closed port', () => closedAddress, /refused the connection: nothing listens/, /Check that the server runs/],
    ['a web server', () => webAddress, /answers, but not as a Kafka broker/, /Check the port/],
    ['a web server as ZooKeeper', () => `${webAddress}/kafka`, /answers, but not as ZooKeeper/, /Check the port/],
    ['Kafka as ZooKeeper', () => `${firstBroker}/kafka`, /answers, but not as ZooKeeper/, /may be a Kafka broker/],
    ['a name nobody knows', () => 'kafka.invalid:9092', /host name in kafka\.invalid:9092 is not known/, /spelling/],
    [
      'no such chroot',
      () => `${zookeeperAddress}/nowhere`,
      /no such path: \/nowhere/,
      /Kafka was found at \/kafka-dev/,
    ],
    [
      'no Kafka there',
      () => `${zookeeperAddress}/zookeeper`,
      /no Kafka is registered/,
      /Kafka was found at \/kafka-dev/,
    ],
    ['no address', () => 'kafka:port', /This is not an address/, /Write host:port/],
  ])('%s is explained within ten seconds, and stays typed', async (_what, given, what, next) => {
    const page = await kconsole.open();
    const typed = given();
    await lookAt(page, typed);
    await page.getByRole('main').getByText(what).waitFor({ timeout: answerMs });
    await page.getByRole('main').getByText(next).waitFor();
    expect(await address(page).inputValue()).toBe(typed);
    await page.getByRole('button', { name: 'Look again' }).waitFor();
    expect(kconsole.pageErrors()).toEqual([]);
    await page.context().close();
  });

  it('is told to be ZooKeeper where a broker was meant, and opens as what it is', async () => {
    const page = await kconsole.open();
    await lookAt(page, zookeeperAddress);
    await found(page)
      .getByText(/Kafka was found at \/kafka-dev/)
      .waitFor({ timeout: answerMs });
    await page.context().close();
  });
});

describe('the first screen', () => {
  it('opens a broker list, keeps it as a profile, which is edited and opened again', async () => {
    const page = await kconsole.open();
    await lookAt(page, clusters.kafka39);
    await found(page).getByText('3 of 3 answer, 3.9').waitFor();
    await found(page).getByText('from zookeeper.connect in the broker’s config').waitFor();
    await found(page).getByText(chroot, { exact: true }).waitFor();
    await found(page).getByRole('textbox', { name: 'Name' }).fill('journey cluster');
    await found(page).getByRole('radio', { name: 'stage' }).click();
    await found(page).getByRole('button', { name: 'Open' }).click();
    await atRoute(page, /\/topics/);
    await page.getByRole('link', { name: 'orders.events' }).waitFor();
    await page.getByRole('button', { name: 'Kafka 3/3' }).waitFor();
    await page.getByRole('button', { name: 'ZooKeeper 1/1' }).waitFor();

    await goTo(page, '#/');
    await page.getByRole('button', { name: 'More for journey cluster' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('여정 클러스터');
    await dialog.getByRole('radio', { name: 'dev' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /^여정 클러스터 DEV/ }).click();
    await atRoute(page, /\/topics/);
    await page.getByRole('link', { name: 'orders.events' }).waitFor();
    await page.context().close();
  });

  it('opens a ZooKeeper string with its chroot by Enter and Enter', async () => {
    const page = await kconsole.open();
    await page.keyboard.type(clusters.zookeeper);
    await page.keyboard.press('Enter');
    await found(page).getByText('from /brokers/ids in ZooKeeper').waitFor();
    await page.keyboard.press('Enter');
    await atRoute(page, /\/topics/);
    await page.getByRole('link', { name: 'orders.events' }).waitFor();
    await page.getByRole('link', { name: 'ZooKeeper' }).click();
    await page.getByRole('treeitem', { name: /^\/kafka-dev/ }).waitFor();
    await page.context().close();
  });

  it('opens a KRaft cluster, where ZooKeeper says so', async () => {
    const page = await kconsole.open();
    await lookAt(page, clusters.kafka41);
    await found(page).getByText('this cluster runs on KRaft').waitFor();
    await found(page).getByRole('button', { name: 'Open' }).click();
    const cluster = await atRoute(page, /\/topics/);
    await page.getByRole('link', { name: 'orders.events' }).waitFor();
    await page.getByRole('button', { name: 'ZooKeeper KRaft' }).waitFor();
    await page.getByText('KRaft mode').waitFor();
    expect(await page.getByRole('link', { name: 'ZooKeeper' }).count()).toBe(0);
    await goTo(page, `${cluster}/zookeeper/%2F`);
    await page.getByRole('main').getByText(/KRaft/).first().waitFor();
    await page.context().close();
  });

  it('speaks Korean', async () => {
    const page = await kconsole.open({ language: 'ko' });
    const field = page.getByRole('textbox', { name: '주소' });
    await field.fill(closedAddress);
    await field.press('Enter');
    await page
      .getByRole('main')
      .getByText(/연결이 거부되었습니다/)
      .waitFor({ timeout: answerMs });
    expect(await field.inputValue()).toBe(closedAddress);
    await field.fill(clusters.kafka41);
    await field.press('Enter');
    await page.getByRole('main').getByText(/KRaft/).first().waitFor();
    await page.context().close();
  });
});
