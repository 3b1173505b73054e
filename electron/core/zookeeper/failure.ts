import { type ErrorCode, Failure, failure } from '../../../shared/errors.ts';

// ZooKeeper's own error codes (KeeperException.Code); those missing here become ZOOKEEPER_ERROR with their name or number.
const codes: Readonly<Record<number, ErrorCode>> = {
  [-4]: 'CONNECTION_LOST',
  [-7]: 'TIMED_OUT',
  [-101]: 'ZNODE_NOT_FOUND',
  [-102]: 'ZNODE_ACCESS_DENIED',
  [-103]: 'ZNODE_VERSION_CHANGED',
  [-110]: 'ZNODE_EXISTS',
  [-111]: 'ZNODE_NOT_EMPTY',
  [-112]: 'SESSION_EXPIRED',
  [-115]: 'AUTHENTICATION_FAILED',
  [-118]: 'CONNECTION_LOST',
};

const socketCodes: Readonly<Record<string, ErrorCode>> = {
  ECONNREFUSED: 'CONNECTION_REFUSED',
  ENOTFOUND: 'NAME_NOT_RESOLVED',
  EAI_AGAIN: 'NAME_NOT_RESOLVED',
  EAI_NODATA: 'NAME_NOT_RESOLVED',
  ETIMEDOUT: 'CONNECTION_TIMED_OUT',
  EHOSTUNREACH: 'HOST_UNREACHABLE',
  ENETUNREACH: 'HOST_UNREACHABLE',
  EHOSTDOWN: 'HOST_UNREACHABLE',
  ECONNRESET: 'CONNECTION_LOST',
  EPIPE: 'CONNECTION_LOST',
};

/**
 * The one place where ZooKeeper's and the socket's errors become ours.
 * `subject`: the path or the address that the error is about.
 */
export function zooKeeperFailure(caught: unknown, subject: string): Failure {
  if (caught instanceof Failure) return caught;
  const { code, name, message } = errorFacts(caught);
  if (typeof code === 'number') {
    return failure(
      codes[code] ?? 'ZOOKEEPER_ERROR',
      codes[code] === undefined ? { subject, detail: `${name} (${code})` } : { subject },
      caught,
    );
  }
  if (typeof code === 'string') {
    return failure(socketCodes[code] ?? 'CONNECTION_LOST', { subject, detail: message }, caught);
  }
  return failure('ZOOKEEPER_ERROR', { subject, detail: message }, caught);
}

function errorFacts(caught: unknown): { code: unknown; name: string; message: string } {
  if (!(caught instanceof Error)) return { code: undefined, name: '', message: String(caught) };
  // Node gathers the attempts for one name (IPv6 and IPv4) in an AggregateError whose own message is empty.
  const first: unknown = caught instanceof AggregateError ? caught.errors[0] : undefined;
  const telling = first instanceof Error ? first : caught;
  return { code: 'code' in telling ? telling.code : undefined, name: telling.name, message: telling.message };
}
