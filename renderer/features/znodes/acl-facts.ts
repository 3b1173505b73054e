import type { ZnodeAcl } from '../../../shared/contract/index.ts';

/** Whom an ACL entry is about (`znodes.acl.who.<who>`). */
export type AclWho = 'anyone' | 'authenticated' | 'digest' | 'ip' | 'sasl' | 'x509' | 'other';

/** What it allows (`znodes.acl.may.<right>`), in this order; all five are said as `everything`. */
export type AclRight = 'everything' | 'read' | 'write' | 'create' | 'delete' | 'admin';

export type AclFact = { who: AclWho; id: string; rights: readonly AclRight[]; written: string };

const known: Readonly<Record<string, AclWho>> = {
  world: 'anyone',
  auth: 'authenticated',
  digest: 'digest',
  ip: 'ip',
  sasl: 'sasl',
  x509: 'x509',
};

const rightOf: readonly [string, AclRight][] = [
  ['r', 'read'],
  ['w', 'write'],
  ['c', 'create'],
  ['d', 'delete'],
  ['a', 'admin'],
];

/** An ACL entry in facts. Of a digest only the user is shown: the hash can be tried offline. */
export function aclFact({ scheme, id, perms }: ZnodeAcl): AclFact {
  const rights = rightOf.flatMap(([letter, right]) => (perms.includes(letter) ? [right] : []));
  const shownId = scheme === 'digest' ? (id.split(':')[0] ?? '') : id;
  return {
    who: known[scheme] ?? 'other',
    id: known[scheme] === undefined ? `${scheme}:${id}` : shownId,
    rights: rights.length === rightOf.length ? ['everything'] : rights,
    written: `${scheme}:${scheme === 'digest' ? `${shownId}:…` : id}:${perms}`,
  };
}

/** Whether anyone who reaches the server may change the node or its children. */
export function isOpenToAll(acl: readonly ZnodeAcl[]): boolean {
  return acl.some(({ scheme, perms }) => scheme === 'world' && /[wcda]/.test(perms));
}
