import { type ErrorCode, type Failure, Failure as FailureClass, failure } from '../../../shared/errors.ts';
import { kafkaErrorNames } from './kafka-error-names.ts';

/** What our code calls Kafka's own errors. What is missing here is BROKER_ERROR with Kafka's name as detail. */
const codes: Readonly<Record<string, ErrorCode>> = {
  OFFSET_OUT_OF_RANGE: 'OFFSET_OUT_OF_RANGE',
  CORRUPT_MESSAGE: 'RECORDS_CORRUPT',
  UNKNOWN_TOPIC_OR_PARTITION: 'TOPIC_NOT_FOUND',
  UNKNOWN_TOPIC_ID: 'TOPIC_NOT_FOUND',
  LEADER_NOT_AVAILABLE: 'LEADER_NOT_AVAILABLE',
  NOT_LEADER_OR_FOLLOWER: 'LEADER_NOT_AVAILABLE',
  FENCED_LEADER_EPOCH: 'LEADER_NOT_AVAILABLE',
  UNKNOWN_LEADER_EPOCH: 'LEADER_NOT_AVAILABLE',
  OFFSET_NOT_AVAILABLE: 'LEADER_NOT_AVAILABLE',
  REPLICA_NOT_AVAILABLE: 'LEADER_NOT_AVAILABLE',
  KAFKA_STORAGE_ERROR: 'LEADER_NOT_AVAILABLE',
  REQUEST_TIMED_OUT: 'TIMED_OUT',
  MESSAGE_TOO_LARGE: 'RECORD_TOO_LARGE',
  RECORD_LIST_TOO_LARGE: 'RECORD_TOO_LARGE',
  INVALID_TOPIC_EXCEPTION: 'TOPIC_NAME_INVALID',
  NOT_ENOUGH_REPLICAS: 'NOT_ENOUGH_REPLICAS',
  NOT_ENOUGH_REPLICAS_AFTER_APPEND: 'NOT_ENOUGH_REPLICAS',
  TOPIC_AUTHORIZATION_FAILED: 'NOT_AUTHORIZED',
  GROUP_AUTHORIZATION_FAILED: 'NOT_AUTHORIZED',
  CLUSTER_AUTHORIZATION_FAILED: 'NOT_AUTHORIZED',
  TRANSACTIONAL_ID_AUTHORIZATION_FAILED: 'NOT_AUTHORIZED',
  DELEGATION_TOKEN_AUTHORIZATION_FAILED: 'NOT_AUTHORIZED',
  SASL_AUTHENTICATION_FAILED: 'AUTHENTICATION_FAILED',
  UNSUPPORTED_SASL_MECHANISM: 'AUTHENTICATION_FAILED',
  INVALID_TIMESTAMP: 'RECORD_REFUSED',
  INVALID_RECORD: 'RECORD_REFUSED',
  UNSUPPORTED_COMPRESSION_TYPE: 'RECORD_REFUSED',
  UNSUPPORTED_VERSION: 'UNSUPPORTED_BY_BROKER',
  TOPIC_ALREADY_EXISTS: 'TOPIC_EXISTS',
  INVALID_PARTITIONS: 'PARTITIONS_INVALID',
  INVALID_REPLICATION_FACTOR: 'REPLICATION_FACTOR_INVALID',
  INVALID_CONFIG: 'CONFIG_INVALID',
  POLICY_VIOLATION: 'POLICY_VIOLATION',
  NOT_CONTROLLER: 'CONTROLLER_NOT_AVAILABLE',
  TOPIC_DELETION_DISABLED: 'TOPIC_DELETION_DISABLED',
};

/** Kafka's name of an error code: `NOT_CONTROLLER`, or `error 140` where this app is older than the broker. */
export function kafkaErrorName(errorCode: number): string {
  return kafkaErrorNames[errorCode] ?? (errorCode === -1 ? 'UNKNOWN_SERVER_ERROR' : `error ${errorCode}`);
}

/**
 * A broker's error code as our {@link Failure}.
 * @param subject the topic, partition or broker that it is about
 * @param message the broker's own sentence, where it sent one
 */
export function brokerFailure(errorCode: number, subject: string, message?: string | null): Failure {
  const name = kafkaErrorName(errorCode);
  return failure(codes[name] ?? 'BROKER_ERROR', { subject, detail: message ? `${name}: ${message}` : name });
}

/** Errors of an old leadership: ask Metadata again, then the new leader. */
export function isStaleLeader(errorCode: number): boolean {
  const name = kafkaErrorName(errorCode);
  return codes[name] === 'LEADER_NOT_AVAILABLE' || name === 'UNKNOWN_TOPIC_OR_PARTITION' || name === 'UNKNOWN_TOPIC_ID';
}

const socketCodes: Readonly<Record<string, ErrorCode>> = {
  ECONNREFUSED: 'CONNECTION_REFUSED',
  ENOTFOUND: 'NAME_NOT_RESOLVED',
  EAI_AGAIN: 'NAME_NOT_RESOLVED',
  EAI_FAIL: 'NAME_NOT_RESOLVED',
  EAI_NODATA: 'NAME_NOT_RESOLVED',
  ETIMEDOUT: 'CONNECTION_TIMED_OUT',
  EHOSTUNREACH: 'HOST_UNREACHABLE',
  ENETUNREACH: 'HOST_UNREACHABLE',
  EHOSTDOWN: 'HOST_UNREACHABLE',
  EADDRNOTAVAIL: 'HOST_UNREACHABLE',
};

/** What a socket or the transport library threw, as our {@link Failure}; a Failure passes unchanged. */
export function connectionFailure(caught: unknown, address: string): Failure {
  if (caught instanceof FailureClass) return caught;
  if (!(caught instanceof Error)) return failure('CONNECTION_LOST', { subject: address, detail: String(caught) });
  const [first] = caught instanceof AggregateError ? caught.errors : [caught];
  const code = 'code' in caught && typeof caught.code === 'string' ? caught.code : (first as { code?: string }).code;
  return failure(
    socketCodes[code ?? ''] ?? 'CONNECTION_LOST',
    { subject: address, detail: caught.message || String(code) },
    caught,
  );
}
