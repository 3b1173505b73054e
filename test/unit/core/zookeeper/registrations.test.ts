import { describe, expect, test } from 'vitest';
import { parseBroker } from '../../../../electron/core/zookeeper/registrations.ts';

const parse = (json: unknown) => parseBroker(7, new TextEncoder().encode(JSON.stringify(json)), '/brokers/ids/7');

describe('a broker registration', () => {
  test('version 1 has one plain listener', () => {
    expect(parse({ version: 1, host: 'k1', port: 9092, jmx_port: 9991, timestamp: '1' })).toEqual({
      id: 7,
      endpoints: [{ listener: 'PLAINTEXT', protocol: 'PLAINTEXT', host: 'k1', port: 9092 }],
      jmxPort: 9991,
    });
  });

  test('versions 2 and 3 name the protocol in the endpoint', () => {
    const broker = parse({
      version: 3,
      host: null,
      port: -1,
      jmx_port: -1,
      endpoints: ['SASL_SSL://k1:9093'],
      rack: 'a',
    });
    expect(broker).toEqual({
      id: 7,
      endpoints: [{ listener: 'SASL_SSL', protocol: 'SASL_SSL', host: 'k1', port: 9093 }],
      jmxPort: null,
    });
  });

  test('versions 4 and 5 map listener names to protocols, and hosts may be IPv6', () => {
    const broker = parse({
      version: 5,
      endpoints: ['INSIDE://[fd00::1]:9092', 'OUTSIDE://kafka.example:19092'],
      listener_security_protocol_map: { INSIDE: 'PLAINTEXT', OUTSIDE: 'SSL' },
      features: {},
    });
    expect(broker.endpoints).toEqual([
      { listener: 'INSIDE', protocol: 'PLAINTEXT', host: 'fd00::1', port: 9092 },
      { listener: 'OUTSIDE', protocol: 'SSL', host: 'kafka.example', port: 19092 },
    ]);
  });

  test.each([[null], [new TextEncoder().encode('{broken')], [new TextEncoder().encode('[1]')]])(
    'what is no JSON object is refused with its path: %j',
    (data) => {
      expect(() => parseBroker(7, data, '/brokers/ids/7')).toThrow('ZOOKEEPER_ERROR: /brokers/ids/7');
    },
  );
});
