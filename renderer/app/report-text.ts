import type { AppError } from '../../shared/errors.ts';

/** What a person pastes into a ticket: the error as it is, the place, the time, the browser. No data of a cluster beyond that. */
export function reportText(error: AppError | Error): string {
  const lines = [
    `kconsole, ${new Date().toISOString()}`,
    `at ${location.hash || '#/'}`,
    navigator.userAgent,
    '',
    error instanceof Error
      ? (error.stack ?? error.message)
      : JSON.stringify(error, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value), 2),
  ];
  return lines.join('\n');
}
