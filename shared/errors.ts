/**
 * Every way we fail. A code is a fact about the world, never a sentence: text and "what to do next"
 * stand in `i18n/<language>/errors.json` under the same key, in both languages (a test compares the lists).
 */
export const errorCodes = [
  // the wire and the core itself
  'BAD_INPUT',
  'NO_SUCH_PROCEDURE',
  'CLOSED',
  'CANCELLED',
  'TIMED_OUT',
  'TOO_LARGE',
  'INTERNAL',
  // sessions and profiles
  'READ_ONLY',
  'NOT_CONNECTED',
  'CLUSTER_NOT_OPEN',
  'PROFILE_NOT_FOUND',
  // the two addresses of a profile belong to different clusters
  'CLUSTERS_DIFFER',
  'DATA_FOLDER_LOCKED',
  'FILE_FAILED',
  // reaching an address
  'ADDRESS_INVALID',
  'NAME_NOT_RESOLVED',
  'CONNECTION_REFUSED',
  'CONNECTION_TIMED_OUT',
  'CONNECTION_LOST',
  'HOST_UNREACHABLE',
  'NOT_KAFKA',
  'NOT_ZOOKEEPER',
  'TLS_REQUIRED',
  'AUTHENTICATION_FAILED',
  // Kafka
  'UNSUPPORTED_BY_BROKER',
  'NOT_AUTHORIZED',
  'TOPIC_NOT_FOUND',
  'TOPIC_EXISTS',
  'TOPIC_NAME_INVALID',
  'TOPIC_DELETION_DISABLED',
  'PARTITION_NOT_FOUND',
  'PARTITIONS_INVALID',
  'REPLICATION_FACTOR_INVALID',
  'CONFIG_INVALID',
  'POLICY_VIOLATION',
  'LEADER_NOT_AVAILABLE',
  'NOT_ENOUGH_REPLICAS',
  'CONTROLLER_NOT_AVAILABLE',
  'RECORD_TOO_LARGE',
  'RECORD_REFUSED',
  'OFFSET_OUT_OF_RANGE',
  'RECORDS_CORRUPT',
  'BROKER_ERROR',
  // ZooKeeper
  'CHROOT_NOT_FOUND',
  'NO_KAFKA_IN_ZOOKEEPER',
  'SESSION_EXPIRED',
  'ZNODE_NOT_FOUND',
  'ZNODE_EXISTS',
  'ZNODE_VERSION_CHANGED',
  'ZNODE_NOT_EMPTY',
  'ZNODE_ACCESS_DENIED',
  'ZNODE_TOO_LARGE',
  'ZNODE_PATH_INVALID',
  'ZOOKEEPER_ERROR',
  // changes
  'PLAN_NOT_FOUND',
  'WORLD_CHANGED',
  'CONFIRMATION_MISSING',
  'NOT_UNDOABLE',
  'READ_BACK_DIFFERS',
  // sandbox
  'SANDBOX_NEEDS_JAVA',
  'SANDBOX_UNSUPPORTED',
  'SANDBOX_FAILED',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error as it crosses the wire and as a screen shows it. */
export type AppError = {
  code: ErrorCode;
  /** Which broker, topic, address or path: what the sentence is about. */
  subject?: string;
  /** The peer's own words, untranslated. Never a stack trace, never a secret. */
  detail?: string;
  /** Facts for the sentence, e.g. `{ needs: '2.4' }`. */
  params?: Record<string, string | number>;
  /** Whether asking again, unchanged, may succeed. */
  retriable: boolean;
};

/** The only exception our own code throws: an {@link AppError} that can be thrown and caught. */
export class Failure extends Error {
  readonly error: AppError;

  constructor(error: AppError, cause?: unknown) {
    super(
      [error.code, error.subject, error.detail].filter(Boolean).join(': '),
      cause === undefined ? undefined : { cause },
    );
    this.name = 'Failure';
    this.error = error;
  }
}

const retriableCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'CLOSED',
  'TIMED_OUT',
  'NOT_CONNECTED',
  'NAME_NOT_RESOLVED',
  'CONNECTION_REFUSED',
  'CONNECTION_TIMED_OUT',
  'CONNECTION_LOST',
  'HOST_UNREACHABLE',
  'LEADER_NOT_AVAILABLE',
  'NOT_ENOUGH_REPLICAS',
  'CONTROLLER_NOT_AVAILABLE',
  'SESSION_EXPIRED',
]);

/** Builds a {@link Failure}; whether it is worth a retry follows from the code. */
export function failure(
  code: ErrorCode,
  facts: {
    subject?: string;
    detail?: string;
    params?: Record<string, string | number>;
  } = {},
  cause?: unknown,
): Failure {
  return new Failure({ code, retriable: retriableCodes.has(code), ...facts }, cause);
}

/** Throws a {@link Failure}. */
export function fail(
  code: ErrorCode,
  facts: {
    subject?: string;
    detail?: string;
    params?: Record<string, string | number>;
  } = {},
): never {
  throw failure(code, facts);
}

/** The {@link AppError} inside whatever was caught; what nobody knew becomes INTERNAL with its message. */
export function toAppError(caught: unknown): AppError {
  if (caught instanceof Failure) return caught.error;
  if (caught instanceof Error && caught.name === 'AbortError') return { code: 'CANCELLED', retriable: false };
  return {
    code: 'INTERNAL',
    detail: caught instanceof Error ? caught.message : String(caught),
    retriable: false,
  };
}

/** For the default branch of a switch over a union: the compiler proves that it is never reached. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
