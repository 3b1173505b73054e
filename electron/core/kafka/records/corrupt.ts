import { type Failure, failure } from '../../../../shared/errors.ts';

/** Bytes of a record set that are not what their headers say. */
export function corrupt(detail: string, cause?: unknown): Failure {
  return failure('RECORDS_CORRUPT', { detail }, cause);
}
