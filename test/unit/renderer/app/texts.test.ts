import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { texts } from '../../../../shared/i18n/index.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Keys that are put together from codes of the core: who sends a code has its own test that the text is there. */
const madeAtRunTime = ['errors.', 'changes.', 'znodes.'];

const areas = new Set(Object.keys(texts.en).map((key) => key.split('.')[0]));

function sourcesIn(room: string): string[] {
  return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(root, room, file), 'utf8'));
}

const sources = [...sourcesIn('renderer'), ...sourcesIn('electron')];

/** Words in quotes that look like keys: `'topics.column.size'`. */
const quoted = new Set(
  sources.flatMap((source) => [...source.matchAll(/['"]([a-z]\w*(?:\.[\w-]+)+)['"]/g)].map(([, key = '']) => key)),
);

/** Keys with a part that is filled in: `app.light.${state}`. */
const patterns = sources
  .flatMap((source) => [...source.matchAll(/`([a-z]\w*\.[\w.-]*\$\{[^`]*)`/g)].map(([, key = '']) => key))
  .map((key) => new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w.-]+')}$`));

/** Keys as code asks for them: counted ones without their ending. */
const asked = [...new Set(Object.keys(texts.en).map((key) => key.replace(/\.(one|other)$/, '')))];

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].toSorted();
}

describe('the words of both languages', () => {
  test('have the same keys', () => {
    expect(Object.keys(texts.ko).toSorted()).toEqual(Object.keys(texts.en).toSorted());
  });

  test('have the same placeholders', () => {
    const differing = Object.entries(texts.en).filter(([key, en]) => {
      const ko = (texts.ko as Record<string, string>)[key] ?? '';
      // "1 letter" may do without the figure.
      return !key.endsWith('.one') && placeholders(en).join() !== placeholders(ko).join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('are there in full: none is empty, counted ones have both forms', () => {
    const keys = Object.keys(texts.en);
    expect(Object.entries({ ...texts.en, ...texts.ko }).filter(([, text]) => text.trim() === '')).toEqual([]);
    const counts = (key: string) => (texts.en as Record<string, string>)[key]?.includes('{count}');
    const halves = keys.filter(
      (key) =>
        (key.endsWith('.one') && !keys.includes(key.replace(/one$/, 'other'))) ||
        (key.endsWith('.other') && counts(key) && !keys.includes(key.replace(/other$/, 'one'))),
    );
    expect(halves).toEqual([]);
  });
});

describe('the keys in the sources', () => {
  test('all have a text', () => {
    const called = sources.flatMap((source) => [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key = '']) => key));
    expect(called.filter((key) => areas.has(key.split('.')[0]) && !asked.includes(key))).toEqual([]);
    expect(called.length).toBeGreaterThan(100);
  });

  test('use every text there is', () => {
    const unused = asked.filter(
      (key) =>
        !madeAtRunTime.some((prefix) => key.startsWith(prefix)) &&
        !quoted.has(key) &&
        !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});
