import { describe, expect, it } from 'vitest';
import { parseBrowserOptions, parseDesktopOptions } from '../../../electron/shells/command-line.ts';

describe('the command line', () => {
  it('has defaults for everything', () => {
    expect(parseBrowserOptions([])).toEqual({ readOnly: false, sandbox: false, port: 0, openBrowser: true });
  });

  it('takes every flag of the browser shell', () => {
    const args = '--connect a:9092,b:9092 --port 8080 --no-open --read-only --sandbox --token-file /t --data d'.split(
      ' ',
    );
    expect(parseBrowserOptions(args)).toEqual({
      connect: 'a:9092,b:9092',
      port: 8080,
      openBrowser: false,
      readOnly: true,
      sandbox: true,
      tokenFile: '/t',
      data: 'd',
    });
  });

  it.each([
    ['--port', 'x'],
    ['--port', '-1'],
    ['--port', '65536'],
    ['--port', '80.5'],
    ['--bogus'],
    ['word'],
    ['--connect'],
  ])('refuses %s %s with a sentence', (...args) => {
    expect(() => parseBrowserOptions(args)).toThrow(
      expect.objectContaining({ error: expect.objectContaining({ code: 'BAD_INPUT' }) }),
    );
  });

  it("leaves Chromium's switches among the desktop's flags alone", () => {
    const args = ['.', '--no-sandbox', '--ozone-platform=wayland', '--connect', 'a:2181/kafka', '--read-only'];
    expect(parseDesktopOptions(args)).toEqual({ connect: 'a:2181/kafka', readOnly: true, sandbox: false });
  });
});
