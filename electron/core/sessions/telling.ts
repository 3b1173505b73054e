import type { AppError, ErrorCode } from '../../../shared/errors.ts';

// From what says most about the cause to what says least.
const order: readonly ErrorCode[] = [
  'AUTHENTICATION_FAILED',
  'TLS_REQUIRED',
  'NOT_KAFKA',
  'NOT_ZOOKEEPER',
  'CHROOT_NOT_FOUND',
  'NO_KAFKA_IN_ZOOKEEPER',
  'CLUSTERS_DIFFER',
  'ADDRESS_INVALID',
  'NAME_NOT_RESOLVED',
  'CONNECTION_REFUSED',
  'HOST_UNREACHABLE',
];

const rank = (error: AppError) => (order.indexOf(error.code) + order.length + 1) % (order.length + 1);

/** Of several reasons why a cluster was not reached, the one that helps most. */
export function mostTelling(errors: readonly AppError[]): AppError | undefined {
  return [...errors].sort((a, b) => rank(a) - rank(b))[0];
}
