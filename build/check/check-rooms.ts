import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { roomRules, rooms } from './room-rules.ts';

export type Violation = { rule: string; from: string; to: string };
export type RoomsReport = { modules: number; violations: Violation[] };

const sourceFolders = ['electron', 'renderer', 'shared'];

/**
 * Checks every import below `root` against the table of rooms. A source file that the tool did not see, and one that
 * is in no room, are violations too (`unseen`, `no-room`): a checker that looks at nothing finds nothing.
 */
export async function checkRooms(root: string): Promise<RoomsReport> {
  const files = await listSources(root);
  const { output } = await cruise(
    sourceFolders,
    {
      baseDir: root,
      ruleSet: { forbidden: [...roomRules] },
      validate: true,
      doNotFollow: { path: 'node_modules' },
      // Types bind rooms as well: an import of a type counts.
      tsPreCompilationDeps: true,
    },
    {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
  );
  if (typeof output === 'string') throw new Error(`dependency-cruiser gave text: ${output}`);
  const seen = new Set(output.modules.map((module) => module.source));
  return { modules: files.length, violations: [...found(output), ...unseen(files, seen), ...homeless(files)] };
}

function found(result: ICruiseResult): Violation[] {
  return result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

/** The source files that the tool did not look at. */
export function unseen(files: readonly string[], seen: ReadonlySet<string>): Violation[] {
  return files.filter((file) => !seen.has(file)).map((file) => ({ rule: 'unseen', from: file, to: file }));
}

function homeless(files: readonly string[]): Violation[] {
  const patterns = rooms.map((room) => new RegExp(room.files));
  return files
    .filter((file) => !patterns.some((pattern) => pattern.test(file)))
    .map((file) => ({ rule: 'no-room', from: file, to: file }));
}

async function listSources(root: string): Promise<string[]> {
  const lists = await Promise.all(
    sourceFolders.map(async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    }),
  );
  return lists.flat();
}
