import { describe, expect, test } from 'vitest';
import { formatConnectString, parseConnectString } from '../../../../electron/core/zookeeper/connect-string.ts';
import { toAppError } from '../../../../shared/errors.ts';

describe('a ZooKeeper connect string', () => {
  test.each([
    ['zk1', 'zk1:2181', '/'],
    [' zk1:2182 , zk2/kafka-dev ', 'zk1:2182,zk2:2181/kafka-dev', '/kafka-dev'],
    ['zk1:2181/', 'zk1:2181', '/'],
    ['zk1:2181/a/b/', 'zk1:2181/a/b', '/a/b'],
    ['[::1]:2181,[fe80::1%eth0]/k', '[::1]:2181,[fe80::1%eth0]:2181/k', '/k'],
    ['zk1/주문', 'zk1:2181/주문', '/주문'],
  ])('%j means %j', (text, written, chroot) => {
    const parsed = parseConnectString(text);
    expect(formatConnectString(parsed)).toBe(written);
    expect(parsed.chroot).toBe(chroot);
  });

  test('an IPv6 host loses its brackets only for the socket', () => {
    expect(parseConnectString('[::1]:21').servers).toEqual([{ host: '::1', port: 21, address: '[::1]:21' }]);
  });

  test.each([
    ['', 'no-host', ''],
    ['/kafka', 'no-host', '/kafka'],
    ['zk1,,zk2', 'server', ''],
    ['zk 1', 'server', 'zk 1'],
    ['zk1:0', 'port', 'zk1:0'],
    ['zk1:65536', 'port', 'zk1:65536'],
    ['zk1:21x', 'server', 'zk1:21x'],
    ['::1', 'ipv6-needs-brackets', '::1'],
    ['[zk1]', 'server', '[zk1]'],
    ['http://zk1', 'server', 'http:'],
    ['zk1//kafka', 'chroot', '//kafka'],
    ['zk1/a/../b', 'chroot', '/a/../b'],
  ])('%j is refused: %s', (text, reason, detail) => {
    const error = refusal(() => parseConnectString(text));
    expect(error).toMatchObject({ code: 'ADDRESS_INVALID', params: { reason }, detail });
  });
});

function refusal(act: () => unknown) {
  try {
    act();
  } catch (caught) {
    return toAppError(caught);
  }
  return undefined;
}
