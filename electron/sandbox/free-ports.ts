import { createServer, type Server } from 'node:net';
import { fail } from '../../shared/errors.ts';

/**
 * Ports on 127.0.0.1 that were free a moment ago, all different. Another program may still take one before the
 * server that it is meant for does, so whoever uses them has to be ready to ask again.
 */
export async function askFreePorts(count: number): Promise<number[]> {
  // All are held open until the last is known: the system may give the same port twice otherwise.
  const servers = await Promise.all(Array.from({ length: count }, listen));
  const ports = servers.map(portOf);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function listen(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') return fail('SANDBOX_FAILED', { detail: 'no port was given' });
  return address.port;
}
