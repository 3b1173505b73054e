import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../../../renderer/ui/tokens.css', import.meta.url), 'utf8');

type Theme = Record<string, string>;

/** The colours of one theme as the style sheet has them. */
function themeOf(selector: string): Theme {
  const block = css.slice(css.indexOf(selector)).split('}')[0] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name, hex]) => [name, hex]));
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['bg', 'surface', 'raise', 'sunken', 'hover', 'hover-raise', 'select', 'select-dim', 'pop'];
const states = ['ok', 'warn', 'bad', 'info'];

/** Text and what it stands on: at least 4.5:1. */
const textPairs: [string, string][] = [
  ...['fg', 'fg-2', 'fg-3'].flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ...states.flatMap((state): [string, string][] => [
    [state, 'bg'],
    [state, 'surface'],
    [state, `${state}-soft`],
    ['fg', `${state}-soft`],
    ['fg-2', `${state}-soft`],
  ]),
  ...['bg', 'surface', 'pop', 'select', 'accent-soft'].map((ground): [string, string] => ['accent', ground]),
  ['fg-2', 'accent-soft'],
  ['fg-2', 'badge'],
  ['on-accent', 'accent-fill'],
  ['on-accent', 'accent-fill-hover'],
  ['on-bad', 'bad-fill'],
  ['on-prod', 'prod-fill'],
  ['dev', 'dev-soft'],
  ['stage', 'stage-soft'],
  ['prod', 'prod-soft'],
  ...['v-key', 'v-str', 'v-num', 'v-lit', 'v-punct'].flatMap((value): [string, string][] => [
    [value, 'bg'],
    [value, 'sunken'],
  ]),
];

/** What is seen and not read (focus ring, state marks): at least 3:1. */
const markPairs: [string, string][] = [
  ...grounds.map((ground): [string, string] => ['focus', ground]),
  ...states.map((state): [string, string] => [state === 'bad' ? 'bad-fill' : state, 'surface']),
];

describe.each([
  ['dark', themeOf(':root[data-theme="dark"] {')],
  ['light', themeOf(':root[data-theme="light"] {')],
])('%s', (_name, theme) => {
  const colour = (token: string) => theme[token] ?? expect.fail(`no colour --${token}`);

  test.each(textPairs)('%s on %s can be read', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(markPairs)('%s on %s can be seen', (mark, ground) => {
    expect(contrast(colour(mark), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});
