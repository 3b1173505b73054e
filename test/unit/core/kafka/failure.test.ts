import { describe, expect, it } from 'vitest';
import {
  brokerFailure,
  connectionFailure,
  isStaleLeader,
  kafkaErrorName,
} from '../../../../electron/core/kafka/failure.ts';
import { failure } from '../../../../shared/errors.ts';

describe('what a broker answers', () => {
  it.each([
    [3, 'TOPIC_NOT_FOUND'],
    [10, 'RECORD_TOO_LARGE'],
    [17, 'TOPIC_NAME_INVALID'],
    [19, 'NOT_ENOUGH_REPLICAS'],
    [29, 'NOT_AUTHORIZED'],
    [36, 'TOPIC_EXISTS'],
    [41, 'CONTROLLER_NOT_AVAILABLE'],
    [44, 'POLICY_VIOLATION'],
    [73, 'TOPIC_DELETION_DISABLED'],
    [87, 'RECORD_REFUSED'],
    [-1, 'BROKER_ERROR'],
    [140, 'BROKER_ERROR'],
  ])('%i is %s', (errorCode, code) => {
    expect(brokerFailure(errorCode, 'orders').error).toMatchObject({ code, subject: 'orders' });
  });

  it('keeps the broker’s own words behind Kafka’s name', () => {
    expect(brokerFailure(44, 'orders', 'Too many partitions').error.detail).toBe(
      'POLICY_VIOLATION: Too many partitions',
    );
    expect(kafkaErrorName(-1)).toBe('UNKNOWN_SERVER_ERROR');
    expect(kafkaErrorName(140)).toBe('error 140');
  });

  it('is worth a look at Metadata when leadership may have moved', () => {
    expect([3, 5, 6, 74, 75, 100].every(isStaleLeader)).toBe(true);
    expect([0, 1, 29, 36].some(isStaleLeader)).toBe(false);
  });
});

describe('what a socket throws', () => {
  it.each([
    ['ECONNREFUSED', 'CONNECTION_REFUSED'],
    ['ENOTFOUND', 'NAME_NOT_RESOLVED'],
    ['EHOSTUNREACH', 'HOST_UNREACHABLE'],
    ['ECONNRESET', 'CONNECTION_LOST'],
  ])('%s is %s', (code, ours) => {
    const thrown = Object.assign(new Error('words'), { code });
    expect(connectionFailure(thrown, 'a:1').error).toMatchObject({ code: ours, subject: 'a:1', detail: 'words' });
    // localhost has two addresses: Node tries both and throws them together.
    expect(connectionFailure(new AggregateError([thrown]), 'a:1').error.code).toBe(ours);
  });

  it('is ours already sometimes', () => {
    const ours = failure('TLS_REQUIRED');
    expect(connectionFailure(ours, 'a:1')).toBe(ours);
  });
});
