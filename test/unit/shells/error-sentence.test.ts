import { describe, expect, it } from 'vitest';
import { errorSentence, terminalLanguage } from '../../../electron/shells/error-sentence.ts';
import { failure } from '../../../shared/errors.ts';

describe('an error at the terminal', () => {
  const { error } = failure('DATA_FOLDER_LOCKED', { subject: '/data', detail: 'browser, process 7' });

  it('says what happened to what', () => {
    expect(errorSentence(error, 'en')).toContain('/data');
    expect(errorSentence(error, 'en')).not.toMatch(/[{}]|DATA_FOLDER/);
  });

  it("speaks the terminal's language", () => {
    expect(errorSentence(error, 'ko')).toMatch(/[가-힣]/);
    expect(terminalLanguage({ LANG: 'ko_KR.UTF-8' })).toBe('ko');
    expect(terminalLanguage({ LANG: 'ko_KR.UTF-8', LC_ALL: 'C' })).toBe('en');
    expect(terminalLanguage({})).toBe('en');
  });
});
