import { describe, expect, test } from 'vitest';
import { findSecrets, maskSecrets, secretMask } from '../../../../shared/domain/znode-secrets.ts';

const user =
  '{"version":1,"config":{"SCRAM-SHA-256":"salt=a,stored_key=b","producer_byte_rate":"1024","SCRAM-SHA-512":"salt=c"}}';

describe('secrets in a znode', () => {
  test('are SCRAM credentials, and not the quotas beside them', () => {
    expect(findSecrets(user)?.map(({ key }) => key)).toEqual(['SCRAM-SHA-256', 'SCRAM-SHA-512']);
    expect(maskSecrets(user)).toBe(
      `{"version":1,"config":{"SCRAM-SHA-256":${secretMask},"producer_byte_rate":"1024","SCRAM-SHA-512":${secretMask}}}`,
    );
  });

  test('are revealed one by one', () => {
    const revealed = maskSecrets(user, new Set([1]));
    expect(revealed).toContain('"SCRAM-SHA-512":"salt=c"');
    expect(revealed).not.toContain('salt=a');
  });

  test('a key written with escapes is the same key', () => {
    expect(maskSecrets('{"\\u0053CRAM-SHA-256":"x"}')).not.toContain('"x"');
  });

  test('what is not JSON is masked as a whole, and nothing stays nothing', () => {
    expect(maskSecrets('password=x')).toBe(secretMask);
    expect(maskSecrets('{"SCRAM-SHA-256":"x"')).toBe(secretMask);
    expect(maskSecrets('')).toBe('');
  });
});
