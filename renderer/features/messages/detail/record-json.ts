import { isJson } from '../../../../shared/text/json-tokens.ts';
import { decodeUtf8Strict } from '../../../../shared/text/utf8.ts';
import type { RecordView } from '../../../../shared/wire/record-batch.ts';

/**
 * A record as one JSON text. A JSON object or array stays as it was written, digit by digit; other text becomes a string,
 * bytes that are no text `{"base64": …}`, null null. Key and value are given whole.
 */
export function recordJson(
  topic: string,
  record: RecordView,
  key: Uint8Array | null,
  value: Uint8Array | null,
): string {
  const headers = record.headers.map(
    (header) => `{ "name": ${JSON.stringify(header.name)}, "value": ${fieldJson(header.value)} }`,
  );
  const members = [
    `"topic": ${JSON.stringify(topic)}`,
    `"partition": ${record.partition}`,
    `"offset": ${record.offset}`,
    `"timestamp": ${record.timestampMs}`,
    `"headers": [${headers.join(', ')}]`,
    `"key": ${fieldJson(key)}`,
    `"value": ${fieldJson(value)}`,
  ];
  return `{\n  ${members.join(',\n  ')}\n}`;
}

function fieldJson(bytes: Uint8Array | null): string {
  if (bytes === null) return 'null';
  const text = decodeUtf8Strict(bytes);
  if (text === null) return `{ "base64": "${base64(bytes)}" }`;
  return /^\s*[{[]/.test(text) && isJson(text) ? text.trim() : JSON.stringify(text);
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
