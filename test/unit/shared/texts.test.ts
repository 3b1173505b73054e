import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../shared/errors.ts';
import { formatText, type Language, type TextKey, texts } from '../../../shared/i18n/index.ts';

const languages: readonly Language[] = ['en', 'ko'];
const keys = Object.keys(texts.en) as (keyof typeof texts.en)[];
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('the words of both languages', () => {
  it('have the same keys', () => {
    expect(Object.keys(texts.ko).sort()).toEqual(Object.keys(texts.en).sort());
  });

  it('name the same facts in every sentence', () => {
    const different = keys.filter((key) => `${placeholders(texts.en[key])}` !== `${placeholders(texts.ko[key])}`);
    expect(different).toEqual([]);
  });

  it('count with one and other together', () => {
    const written: readonly string[] = keys;
    const halves = written.filter((key) =>
      key.endsWith('.one')
        ? !written.includes(key.replace(/one$/, 'other'))
        : key.endsWith('.other') &&
          texts.en[key as (typeof keys)[number]].includes('{count}') &&
          !written.includes(key.replace(/other$/, 'one')),
    );
    expect(halves).toEqual([]);
  });
});

describe.each(languages)('errors in %s', (language) => {
  it('have a text and a next step for every code, and for nothing else', () => {
    const expected = errorCodes.flatMap((code) => [`errors.${code}.what`, `errors.${code}.next`]).sort();
    expect(keys.filter((key) => key.startsWith('errors.')).sort()).toEqual(expected);
  });

  it.each(errorCodes)('read right with and without facts: %s', (code) => {
    for (const part of ['what', 'next']) {
      const key = `errors.${code}.${part}` as TextKey;
      const bare = formatText(language, key, { subject: 'broker 1', detail: '' });
      const full = formatText(language, key, { subject: 'broker 1', detail: 'its own words' });
      for (const text of [bare, full]) {
        expect(text).not.toMatch(/[{}[\]]/);
        expect(text).not.toMatch(/\(\s*\)|\s[.,:]|[:,]\.|\s\s|^\s|\s$/);
        expect(text).toMatch(/[.)]$/);
      }
    }
  });

  it('say the peer’s own words where there are any', () => {
    const params = { subject: 'orders', detail: 'Unknown topic config name' };
    expect(formatText(language, 'errors.CONFIG_INVALID.what', params)).toContain('orders');
    expect(formatText(language, 'errors.CONFIG_INVALID.what', params)).toContain('Unknown topic config name');
  });
});

describe('formatText', () => {
  it('does not end a sentence twice', () => {
    const params = { subject: 'orders', detail: "Topic 'orders' is marked for deletion." };
    expect(formatText('en', 'errors.BROKER_ERROR.what', params)).toMatch(/deletion\.$/);
  });

  it('never fills a value a second time', () => {
    const text = formatText('en', 'errors.BROKER_ERROR.what', { subject: '{detail}', detail: '[[x]]' });
    expect(text).toBe('The broker answered with an error for {detail}: [[x]].');
  });
});
