import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { machineLoad } from './stats.ts';

const folder = fileURLToPath(new URL('../results/', import.meta.url));

/** One promise and how it was kept. `bar` undefined: reported without a bar. */
export type Finding = { what: string; value: number; unit: string; bar?: number; rival?: string };

export type Report = {
  /** Raw measurements of one round, kept whole. */
  round(facts: Record<string, unknown>): void;
  finding(finding: Finding): void;
  note(text: string): void;
};

/** Runs one bench, prints what it found and keeps every raw round with the machine's load under `results/`. */
export async function reportBench(name: string, bench: (report: Report) => Promise<void>): Promise<boolean> {
  const rounds: Record<string, unknown>[] = [];
  const findings: (Finding & { met: boolean | null })[] = [];
  const notes: string[] = [];
  const startedAt = new Date().toISOString();
  process.stdout.write(`\n${name}\n`);
  let error: string | undefined;
  try {
    await bench({
      round: (facts) => void rounds.push({ ...facts, machine: machineLoad() }),
      finding(finding) {
        const met = finding.bar === undefined ? null : finding.value <= finding.bar;
        findings.push({ ...finding, met });
        const bar = finding.bar === undefined ? 'no bar' : `bar ${finding.bar} ${met ? 'met' : 'MISSED'}`;
        process.stdout.write(`  ${finding.what}: ${finding.value} ${finding.unit} (${bar})\n`);
      },
      note(text) {
        notes.push(text);
        process.stdout.write(`  ${text}\n`);
      },
    });
  } catch (caught) {
    error = caught instanceof Error ? (caught.stack ?? caught.message) : String(caught);
    process.stdout.write(`  FAILED: ${error}\n`);
  }
  await mkdir(folder, { recursive: true });
  const text = JSON.stringify({ name, startedAt, node: process.version, findings, notes, error, rounds }, null, 1);
  await writeFile(`${folder}${name}.json`, `${text}\n`);
  return error === undefined && findings.every((finding) => finding.met !== false);
}
