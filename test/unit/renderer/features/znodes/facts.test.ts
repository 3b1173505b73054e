import { describe, expect, test } from 'vitest';
import { aclFact, isOpenToAll } from '../../../../../renderer/features/znodes/acl-facts.ts';
import { chrootOf } from '../../../../../renderer/features/znodes/chroot-of.ts';
import { childrenChangedMs, hex64, nodeKind, readZxid } from '../../../../../renderer/features/znodes/stat-facts.ts';
import { statOf } from './stat.ts';

describe('a Stat in words', () => {
  test('a zxid is an epoch and a transaction in it', () => {
    expect(readZxid(0x5001261den)).toEqual({ epoch: '5', txn: '1,204,702', hex: '0x5001261de' });
    expect(readZxid(0n)).toEqual({ epoch: '0', txn: '0', hex: '0x0' });
  });

  test('a session id beyond 2^63 is printed as ZooKeeper prints it', () => {
    expect(hex64(-1n)).toBe('0xffffffffffffffff');
  });

  test('only an owner makes a node ephemeral', () => {
    expect(nodeKind(statOf({ ephemeralOwner: -5n }))).toBe('ephemeral');
    expect(nodeKind(statOf())).toBe('persistent');
  });

  test('the time of the last change of children is known only for that of the creation', () => {
    expect(childrenChangedMs(statOf({ ctimeMs: 5, czxid: 7n, pzxid: 7n }))).toBe(5);
    expect(childrenChangedMs(statOf({ ctimeMs: 5, czxid: 7n, pzxid: 8n }))).toBeNull();
  });
});

describe('an ACL in words', () => {
  test.each([
    [
      { scheme: 'world', id: 'anyone', perms: 'cdrwa' },
      { who: 'anyone', rights: ['everything'], written: 'world:anyone:cdrwa' },
    ],
    [
      { scheme: 'world', id: 'anyone', perms: 'r' },
      { who: 'anyone', rights: ['read'] },
    ],
    [
      { scheme: 'digest', id: 'u:Jq7wMyA/', perms: 'rw' },
      { who: 'digest', id: 'u', rights: ['read', 'write'], written: 'digest:u:…:rw' },
    ],
    [
      { scheme: 'ip', id: '10.0.0.0/8', perms: 'cd' },
      { who: 'ip', id: '10.0.0.0/8', rights: ['create', 'delete'] },
    ],
    [
      { scheme: 'x', id: 'y', perms: 'a' },
      { who: 'other', id: 'x:y', rights: ['admin'] },
    ],
  ])('%j', (acl, fact) => {
    expect(aclFact(acl)).toMatchObject(fact);
  });

  test('is open to all when anyone may change something, not when anyone may read', () => {
    expect(isOpenToAll([{ scheme: 'world', id: 'anyone', perms: 'r' }])).toBe(false);
    expect(isOpenToAll([{ scheme: 'world', id: 'anyone', perms: 'rc' }])).toBe(true);
    expect(isOpenToAll([{ scheme: 'ip', id: '10.0.0.1', perms: 'cdrwa' }])).toBe(false);
  });
});

test.each([
  ['zk1:2181,zk2:2181/kafka', '/kafka'],
  ['zk1:2181/a/b/', '/a/b'],
  ['zk1:2181/', '/'],
  ['zk1', '/'],
])('the chroot of %s is %s', (connect, chroot) => {
  expect(chrootOf(connect)).toBe(chroot);
});
