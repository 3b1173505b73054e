/** Operation codes of ZooKeeper's protocol (ZooDefs.OpCode), as far as this source speaks it. */
export const opcodes = {
  exists: 3,
  getData: 4,
  setData: 5,
  getAcl: 6,
  getChildren: 8,
  ping: 11,
  getChildren2: 12,
  auth: 100,
  setWatches: 101,
  closeSession: -11,
} as const;

const readingOpcodes: ReadonlySet<number> = new Set(
  Object.entries(opcodes).flatMap(([name, code]) => (name === 'setData' ? [] : [code])),
);

/** Whether a read-only profile may send this operation: an allow-list, so that what is unknown stays here. */
export function isReading(opcode: number): boolean {
  return readingOpcodes.has(opcode);
}
