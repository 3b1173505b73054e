import type { PageFile } from './page-files.ts';

// Libraries (the editor, dialogs) put <style> elements into the page; scripts have no such exception.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** What every answer of both shells carries, refusals included. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), display-capture=()',
  'Cache-Control': 'no-store',
};

/** The headers of one file of the page. */
export function pageFileHeaders(file: PageFile): Record<string, string> {
  return {
    ...securityHeaders,
    'Content-Type': file.contentType,
    ...(file.immutable && { 'Cache-Control': 'private, max-age=31536000, immutable' }),
  };
}
