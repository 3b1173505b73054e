import { describe, expect, it } from 'vitest';
import { parseBrokerList, printAddress } from '../../../../electron/core/kafka/addresses.ts';

describe('a broker list as it is pasted', () => {
  it.each([
    ['a:9092,b:9093', ['a:9092', 'b:9093']],
    [' a:9092 , b ,', ['a:9092', 'b:9092']],
    ['PLAINTEXT://kafka-1.internal:9092\nSASL_SSL://10.0.0.7:9094', ['kafka-1.internal:9092', '10.0.0.7:9094']],
    ['[::1]:9092,[fe80::1%eth0]', ['[::1]:9092', '[fe80::1%eth0]:9092']],
  ])('%j', (typed, addresses) => {
    expect(parseBrokerList(typed).map(printAddress)).toEqual(addresses);
  });

  it.each(['', ' , ', 'a:b', 'a:0', 'a:70000', 'a:9092:9093', 'a/path:9092', ':9092', 'http://a:9092'])(
    '%j is refused, naming the part',
    (typed) => {
      expect(() => parseBrokerList(typed)).toThrow(
        expect.objectContaining({ error: expect.objectContaining({ code: 'ADDRESS_INVALID' }) }),
      );
    },
  );
});
