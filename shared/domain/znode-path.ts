// Characters that ZooKeeper's PathUtils.validatePath refuses; its bounds are exclusive, so \u001f and \u007f pass.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
const refused = /[\u0000-\u001e\u0080-\u009e\ud801-\uf8fe\ufff1-\ufffe]/;

/** Whether ZooKeeper accepts this as an absolute path (the rules of its PathUtils.validatePath). */
export function isZnodePath(path: string): boolean {
  if (path === '/') return true;
  if (!path.startsWith('/') || refused.test(path)) return false;
  return path
    .slice(1)
    .split('/')
    .every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

/** The path of a child. */
export function joinZnodePath(parent: string, name: string): string {
  return parent === '/' ? `/${name}` : `${parent}/${name}`;
}

/** The path above, null for the root. */
export function parentZnodePath(path: string): string | null {
  if (path === '/') return null;
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** The last segment; `/` for the root. */
export function znodeName(path: string): string {
  return path === '/' ? '/' : path.slice(path.lastIndexOf('/') + 1);
}

/** The path itself and all above it, from the root down: `/a/b` gives `/`, `/a`, `/a/b`. */
export function znodeLineage(path: string): string[] {
  const parent = parentZnodePath(path);
  return parent === null ? [path] : [...znodeLineage(parent), path];
}

/** The path as Kafka sees it below its chroot (`/kafka/brokers` under `/kafka` is `/brokers`); null when it is outside. */
export function withinChroot(chroot: string, path: string): string | null {
  if (chroot === '/') return path;
  if (path === chroot) return '/';
  return path.startsWith(`${chroot}/`) ? path.slice(chroot.length) : null;
}
