import { expect, test } from 'vitest';
import { parseConnectString } from '../../../../electron/core/zookeeper/connect-string.ts';
import { createTurns } from '../../../../electron/core/zookeeper/turns.ts';

test('servers take turns at once; the pause after a failed round grows to 15 s and starts again after a success', () => {
  const turns = createTurns(parseConnectString('a,b').servers);
  const attempt = () => {
    const pauseMs = turns.pauseMs();
    const { host } = turns.take();
    turns.failed();
    return `${pauseMs} ${host}`;
  };
  expect(Array.from({ length: 13 }, attempt)).toEqual([
    '0 a',
    '0 b',
    '1000 a',
    '0 b',
    '2000 a',
    '0 b',
    '4000 a',
    '0 b',
    '8000 a',
    '0 b',
    '15000 a',
    '0 b',
    '15000 a',
  ]);
  turns.succeeded();
  expect(attempt()).toBe('0 b');
});
