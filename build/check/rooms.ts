import { join } from 'node:path';
import { checkRooms } from './check-rooms.ts';

// `node build/check/rooms.ts`: who imports whom, against the house's table.

const { modules, violations } = await checkRooms(join(import.meta.dirname, '..', '..'));
for (const { rule, from, to } of violations) process.stderr.write(`${rule}: ${from} → ${to}\n`);
process.stderr.write(`rooms: ${modules} files, ${violations.length} violations\n`);
process.exitCode = violations.length === 0 ? 0 : 1;
