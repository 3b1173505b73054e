import { describe, expect, test } from 'vitest';
import { zooKeeperFailure } from '../../../../electron/core/zookeeper/failure.ts';
import { failure } from '../../../../shared/errors.ts';

const withCode = (code: string | number, message = 'said') => Object.assign(new Error(message), { code });

describe('foreign errors of ZooKeeper', () => {
  test.each([
    [-4, 'CONNECTION_LOST'],
    [-7, 'TIMED_OUT'],
    [-101, 'ZNODE_NOT_FOUND'],
    [-102, 'ZNODE_ACCESS_DENIED'],
    [-103, 'ZNODE_VERSION_CHANGED'],
    [-110, 'ZNODE_EXISTS'],
    [-111, 'ZNODE_NOT_EMPTY'],
    [-112, 'SESSION_EXPIRED'],
    [-115, 'AUTHENTICATION_FAILED'],
  ])('%i is %s of its path', (code, expected) => {
    expect(zooKeeperFailure(withCode(code), '/a').error).toMatchObject({ code: expected, subject: '/a' });
  });

  test('a code without a name of ours keeps its own', () => {
    const error = Object.assign(new Error(''), { code: -108, name: 'NO_CHILDREN_FOR_EPHEMERALS' });
    expect(zooKeeperFailure(error, '/a').error).toEqual({
      code: 'ZOOKEEPER_ERROR',
      subject: '/a',
      detail: 'NO_CHILDREN_FOR_EPHEMERALS (-108)',
      retriable: false,
    });
  });

  test.each([
    ['ECONNREFUSED', 'CONNECTION_REFUSED'],
    ['ENOTFOUND', 'NAME_NOT_RESOLVED'],
    ['EHOSTUNREACH', 'HOST_UNREACHABLE'],
    ['ETIMEDOUT', 'CONNECTION_TIMED_OUT'],
    ['ECONNRESET', 'CONNECTION_LOST'],
    ['EWHATEVER', 'CONNECTION_LOST'],
  ])('%s is %s with the words of the system', (code, expected) => {
    expect(zooKeeperFailure(withCode(code), 'zk1:2181').error).toMatchObject({ code: expected, detail: 'said' });
  });

  test('of several attempts for one name the first one speaks', () => {
    const both = new AggregateError([withCode('ECONNREFUSED', 'connect ::1'), withCode('ECONNREFUSED')]);
    expect(zooKeeperFailure(both, 'localhost:1').error).toMatchObject({
      code: 'CONNECTION_REFUSED',
      detail: 'connect ::1',
    });
  });

  test('our own pass unchanged', () => {
    const own = failure('READ_ONLY');
    expect(zooKeeperFailure(own, '/a')).toBe(own);
  });
});
