/** The chroot at the end of a connect string; `/` where there is none. */
export function chrootOf(connect: string): string {
  const slash = connect.indexOf('/');
  return slash === -1 ? '/' : connect.slice(slash).trim().replace(/\/+$/, '') || '/';
}
