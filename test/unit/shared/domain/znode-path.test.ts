import { describe, expect, test } from 'vitest';
import {
  isZnodePath,
  joinZnodePath,
  parentZnodePath,
  withinChroot,
  znodeLineage,
  znodeName,
} from '../../../../shared/domain/znode-path.ts';

describe('znode paths', () => {
  test.each(['/', '/a', '/a/b', '/a b/<default>', '/주문', '/a..b', '/...'])('%j is a path', (path) => {
    expect(isZnodePath(path)).toBe(true);
  });

  test.each(['', 'a', '/a/', '//a', '/a//b', '/.', '/a/../b', '/a\n', '/a\u0000', '/😀'])('%j is none', (path) => {
    expect(isZnodePath(path)).toBe(false);
  });

  test('children, parents and names', () => {
    expect(joinZnodePath('/', 'a')).toBe('/a');
    expect(joinZnodePath('/a', 'b')).toBe('/a/b');
    expect(['/', '/a', '/a/b'].map(parentZnodePath)).toEqual([null, '/', '/a']);
    expect(['/', '/a', '/a/b'].map(znodeName)).toEqual(['/', 'a', 'b']);
    expect(znodeLineage('/a/b')).toEqual(['/', '/a', '/a/b']);
  });

  test('a path below the chroot as Kafka sees it', () => {
    expect(withinChroot('/', '/brokers')).toBe('/brokers');
    expect(withinChroot('/k', '/k/brokers')).toBe('/brokers');
    expect(withinChroot('/k', '/k')).toBe('/');
    expect(withinChroot('/k', '/k2/brokers')).toBeNull();
    expect(withinChroot('/k', '/')).toBeNull();
  });
});
