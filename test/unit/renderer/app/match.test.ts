import { describe, expect, test } from 'vitest';
import { bestMatches, linkIn } from '../../../../renderer/app/goto/match.ts';

const names = ['payments.orders', 'reorders', 'orders.events', 'orders', 'ORDERS.dlq', 'users'];

describe('what the go-to box finds', () => {
  test('equal first, then beginning with it, then at the start of a word, then anywhere', () => {
    expect(bestMatches(names, 'orders')).toEqual([
      'orders',
      'orders.events',
      'ORDERS.dlq',
      'payments.orders',
      'reorders',
    ]);
  });

  test('of a hundred thousand names the best stand first and the list stays short', () => {
    const many = Array.from({ length: 100_000 }, (_, n) => `team-${n}.events`);
    const found = bestMatches([...many, 'events'], 'events');
    expect(found[0]).toBe('events');
    expect(found).toHaveLength(50);
  });

  test('nothing that does not hold it', () => expect(bestMatches(names, 'zzz')).toEqual([]));
});

describe('a pasted link', () => {
  test.each([
    ['#/c/abc/topics/orders?tab=messages', '#/c/abc/topics/orders?tab=messages'],
    ['  http://127.0.0.1:7311/#/c/abc/journal ', '#/c/abc/journal'],
    ['kconsole://app/index.html#/c/abc/topics', '#/c/abc/topics'],
  ])('%j', (typed, link) => expect(linkIn(typed)).toBe(link));

  test('a topic name is none', () => expect(linkIn('orders#1')).toBeUndefined());
});
