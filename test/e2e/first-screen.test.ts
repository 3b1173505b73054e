import { expect, it } from 'vitest';
import { seriousViolations } from './support/axe.ts';
import { useConsole } from './support/console.ts';

const kconsole = useConsole(() => []);

it.each([
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'ko' },
] as const)('the first screen is accessible: $theme, $language', async ({ theme, language }) => {
  const page = await kconsole.open({ theme, language });
  await page.getByRole('textbox').first().waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  expect(kconsole.pageErrors()).toEqual([]);
  await page.context().close();
});
