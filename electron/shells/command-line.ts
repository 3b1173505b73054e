import { parseArgs } from 'node:util';
import { fail } from '../../shared/errors.ts';

/** What both shells understand. */
export type ShellOptions = {
  /** Broker list or ZooKeeper string to open at start. */
  connect?: string;
  readOnly: boolean;
  /** Start the sandbox first and open it. */
  sandbox: boolean;
  /** Another data folder than the operating system's custom. */
  data?: string;
};

/** What only the browser shell understands besides. */
export type BrowserOptions = ShellOptions & {
  /** 0: any free port. */
  port: number;
  openBrowser: boolean;
  /** Where to keep an address that was not used yet; readable by this person only. */
  tokenFile?: string;
};

const shellFlags = {
  connect: { type: 'string' },
  'read-only': { type: 'boolean' },
  sandbox: { type: 'boolean' },
  data: { type: 'string' },
} as const;

const browserFlags = {
  ...shellFlags,
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  'token-file': { type: 'string' },
} as const;

/** One line for every flag of the browser shell. */
export const browserUsage = [
  '--connect ADDRESS   open this cluster: brokers (host:9092,…) or ZooKeeper (host:2181/chroot)',
  '--read-only         refuse every change, whatever a profile says',
  '--sandbox           start a Kafka and a ZooKeeper on this machine and open them',
  '--port N            listen on this port of 127.0.0.1 instead of a free one',
  '--no-open           do not open the browser',
  '--token-file PATH   keep an unused one-time address in this file (mode 0600)',
  '--data DIR          keep profiles, settings and the journal there',
].join('\n');

/** Reads the browser shell's command line. Fails with BAD_INPUT and a sentence for the terminal. */
export function parseBrowserOptions(args: readonly string[]): BrowserOptions {
  const { values } = parseStrictly(args);
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    fail('BAD_INPUT', { subject: '--port', detail: `${values.port} is not a port (1 to 65535)` });
  return {
    ...shellOptions(values),
    port,
    openBrowser: values['no-open'] !== true,
    ...(values['token-file'] !== undefined && { tokenFile: values['token-file'] }),
  };
}

function parseStrictly(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: browserFlags });
  } catch (caught) {
    return fail('BAD_INPUT', { detail: caught instanceof Error ? caught.message : String(caught) });
  }
}

/** Reads the desktop's command line. Chromium's own switches stand among them: what we do not know is left alone. */
export function parseDesktopOptions(args: readonly string[]): ShellOptions {
  const { values } = parseArgs({ args: [...args], options: shellFlags, strict: false });
  return shellOptions(values);
}

function shellOptions(values: Record<string, unknown>): ShellOptions {
  return {
    readOnly: values['read-only'] === true,
    sandbox: values.sandbox === true,
    ...(typeof values.connect === 'string' && { connect: values.connect }),
    ...(typeof values.data === 'string' && { data: values.data }),
  };
}
