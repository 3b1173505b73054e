import type { ZooKeeperServer } from './connect-string.ts';

const backOffMs = [1_000, 2_000, 4_000, 8_000, 15_000] as const;

/**
 * Whose turn it is: all servers at once one after another, in the order of the connect string; when none took us,
 * a pause that grows from 1 to 15 s.
 */
export function createTurns(servers: readonly [ZooKeeperServer, ...ZooKeeperServer[]]) {
  let index = 0;
  let failedInRound = 0;
  let failedRounds = 0;

  return {
    /** How long to wait before `take`. */
    pauseMs(): number {
      if (failedInRound < servers.length) return 0;
      return backOffMs[Math.min(failedRounds, backOffMs.length - 1)] ?? 0;
    },
    take(): ZooKeeperServer {
      if (failedInRound >= servers.length) {
        failedInRound = 0;
        failedRounds += 1;
      }
      const server = servers[index % servers.length] ?? servers[0];
      index += 1;
      return server;
    },
    failed() {
      failedInRound += 1;
    },
    succeeded() {
      failedInRound = 0;
      failedRounds = 0;
    },
  };
}
