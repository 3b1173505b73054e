import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ensurePrerequisites, ensureTools } from '../../../electron/sandbox/prerequisites.ts';

// A machine whose PATH is one folder of small scripts: a package manager that "installs" by writing more of them.
describe.skipIf(process.platform !== 'linux')('what is missing on a Debian', () => {
  let bin = '';
  const signal = AbortSignal.timeout(20_000);

  beforeEach(() => {
    bin = mkdtempSync(join(tmpdir(), 'kconsole-bin-'));
    vi.stubEnv('PATH', bin);
    vi.stubEnv('JAVA_HOME', '');
    vi.stubEnv('CI', '');
    script('apt-cache', 'case "$*" in *openjdk-17*) echo "openjdk-17-jdk-headless | 17.0.15";; esac');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(bin, { recursive: true, force: true });
  });

  test('is nothing when Java 17 with its compiler and Maven are there', async () => {
    installJava(17);
    const tools = await ensureTools({ signal });
    expect(tools).toEqual({ java: join(bin, 'java'), javac: join(bin, 'javac'), mvn: join(bin, 'mvn') });
  });

  test('is installed unasked as root, after the lists were fetched', async () => {
    asUser(0);
    packageManager();
    const lines: string[] = [];
    await ensureTools({ onInstall: (line) => lines.push(line), signal });
    expect(lines).toEqual([
      'apt-get update && apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven',
    ]);
    expect(calls()).toEqual([
      'noninteractive apt-get update',
      'noninteractive apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven',
    ]);
  });

  test('is installed unasked in CI, with sudo', async () => {
    asUser(1000);
    vi.stubEnv('CI', 'true');
    packageManager();
    script('sudo', 'exec "$@"');
    await ensurePrerequisites(['java', 'kcat', 'chromium'], { signal });
    expect(calls()[1]).toMatch(/install .* openjdk-17-jdk-headless kcat chromium$/);
  });

  test('is installed on a person’s machine only after a yes to the exact line', async () => {
    asUser(1000);
    packageManager();
    script('sudo', 'exec "$@"');
    const asked: string[] = [];
    const refused = ensureTools({ ask: async (line) => asked.push(line) < 0, signal });
    const line = 'sudo apt-get update && sudo apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven';
    await expect(refused).rejects.toMatchObject({ error: { code: 'SANDBOX_NEEDS_JAVA', params: { line } } });
    expect(asked).toEqual([line]);
    expect(calls()).toEqual([]);
    await ensureTools({ ask: async () => true, signal });
    expect(calls()).toHaveLength(2);
  });

  test('is told with the line where nobody can be asked', async () => {
    asUser(1000);
    packageManager();
    installJava(11);
    const error = {
      code: 'SANDBOX_NEEDS_JAVA',
      detail: 'missing java',
      params: { line: expect.stringMatching(/^sudo/) },
    };
    await expect(ensureTools({ signal })).rejects.toMatchObject({ error });
    expect(calls()).toEqual([]);
  });

  test('is told in the words of a package manager that failed', async () => {
    asUser(0);
    script('apt-get', 'echo "E: Unable to locate package maven" >&2; exit 100');
    const detail = expect.stringContaining('Unable to locate package maven');
    await expect(ensureTools({ signal })).rejects.toMatchObject({ error: { code: 'SANDBOX_NEEDS_JAVA', detail } });
  });

  test('is still told when the installation left it out', async () => {
    asUser(0);
    script('apt-get', 'exit 0');
    const detail = 'missing java, maven';
    await expect(ensureTools({ signal })).rejects.toMatchObject({ error: { code: 'SANDBOX_NEEDS_JAVA', detail } });
  });

  function script(name: string, text: string): void {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  }

  function installJava(version: number): void {
    script('java', `echo 'openjdk version "${version}.0.1" 2025-04-15' >&2`);
    script('javac', `echo 'javac ${version}.0.1'`);
    script('mvn', "echo 'Apache Maven 3.8.7'");
  }

  function packageManager(): void {
    writeFileSync(join(bin, 'calls'), '');
    // The scripts it "installs" lie ready under another name, to be renamed by the shell's own means.
    installJava(17);
    const names = ['java', 'javac', 'mvn'];
    const bodies = names.map((name) => readFileSync(join(bin, name), 'utf8'));
    for (const name of names) rmSync(join(bin, name));
    const writes = [...names, 'kcat', 'chromium'].map((name, index) => {
      const path = join(bin, name);
      return `cat_ '${path}' <<'END'\n${bodies[index] ?? '#!/bin/sh'}\nEND`;
    });
    script(
      'apt-get',
      [
        `echo "$DEBIAN_FRONTEND apt-get $*" >> '${join(bin, 'calls')}'`,
        '[ "$1" = install ] || exit 0',
        'cat_() { while IFS= read -r line; do printf "%s\\n" "$line"; done > "$1"; /bin/chmod 755 "$1"; }',
        ...writes,
      ].join('\n'),
    );
  }

  function calls(): string[] {
    return readFileSync(join(bin, 'calls'), 'utf8').split('\n').filter(Boolean);
  }

  function asUser(id: number): void {
    vi.spyOn(process, 'getuid').mockReturnValue(id);
  }
});
