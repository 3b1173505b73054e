/** Whether a release such as `3.9` is `needed` or newer. A version that is not known counts as new: most are. */
export function isAtLeast(version: string | undefined, needed: string): boolean {
  const known = version?.match(/\d+/g)?.map(Number);
  if (!known) return true;
  for (const [index, wanted] of needed.split('.').map(Number).entries()) {
    const has = known[index] ?? 0;
    if (has !== wanted) return has > wanted;
  }
  return true;
}
