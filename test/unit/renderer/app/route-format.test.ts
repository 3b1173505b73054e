import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRoute, parseRoute, type Route } from '../../../../renderer/app/route-format.ts';

const word = fc.string({ minLength: 1, unit: 'grapheme' });
const query = fc.dictionary(
  word.filter((name) => name !== 'tab' && name !== '__proto__'),
  fc.string({ unit: 'grapheme' }),
);

const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constant<Route>({ view: 'connect' }),
  fc.record({ view: fc.constant('topics' as const), cluster: word }),
  fc.record({ view: fc.constant('journal' as const), cluster: word }),
  fc.record({ view: fc.constant('zookeeper' as const), cluster: word, path: word.map((path) => `/${path}`) }),
  fc.record({
    view: fc.constant('topic' as const),
    cluster: word,
    topic: word,
    tab: fc.constantFrom('messages' as const, 'partitions' as const, 'config' as const),
    query,
  }),
);

describe('the address of a view', () => {
  test('leads back to the same view, whatever the names are made of', () => {
    fc.assert(
      fc.property(route, (wanted) => {
        const back = parseRoute(formatRoute(wanted));
        expect('query' in back ? { ...back, query: { ...back.query } } : back).toEqual(
          'query' in wanted ? { ...wanted, query: { ...wanted.query } } : wanted,
        );
      }),
    );
  });

  test('names the cluster id and keeps a znode path in one segment', () => {
    expect(formatRoute({ view: 'zookeeper', cluster: 'kQ3x', path: '/kafka-dev/brokers/ids/1' })).toBe(
      '#/c/kQ3x/zookeeper/%2Fkafka-dev%2Fbrokers%2Fids%2F1',
    );
  });

  test.each(['', '#', '#/nowhere', '#/c', '#/c/', '#/c/abc/brokers', '#/c/%E0%A4%A/topics', 'javascript:alert(1)'])(
    '%j, which is no view, is the connect screen',
    (hash) => expect(parseRoute(hash)).toEqual({ view: 'connect' }),
  );

  test('an unknown tab is the first one, the rest of the query stays', () => {
    expect(parseRoute('#/c/abc/topics/orders?tab=nope&p=3')).toEqual({
      view: 'topic',
      cluster: 'abc',
      topic: 'orders',
      tab: 'messages',
      query: { p: '3' },
    });
  });
});
