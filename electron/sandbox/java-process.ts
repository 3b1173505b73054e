import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from '../../shared/errors.ts';
import type { ProcessIdentity } from './details.ts';
import { startOfProcess } from './process-identity.ts';

/** A JVM that this process has started and will end. */
export type JavaProcess = {
  identity: ProcessIdentity;
  child: ChildProcess;
  logFile: string;
  /** Settles when the JVM is gone, however it ended. */
  ended: Promise<void>;
  isRunning(): boolean;
  /** Asks it to end, then kills it when it has not ended after `limitMs`. */
  end(limitMs: number): Promise<void>;
};

export type JavaCommand = {
  name: string;
  java: string;
  /** Folders of jars or of classes, in order. */
  classPath: readonly string[];
  heapMb: number;
  /** Further JVM flags, e.g. from {@link jmxFlags}. */
  flags: readonly string[];
  main: string;
  args: readonly string[];
  folder: string;
  logFile: string;
  /** `pipe`: the program talks to us by lines on stdin and stdout; only its stderr goes to the log. */
  talk: 'none' | 'pipe';
};

/** Starts a JVM whose output goes to its log file. SerialGC and no perf file: several share a small machine. */
export function startJava(command: JavaCommand): JavaProcess {
  const log = openSync(command.logFile, 'a');
  const child = spawn(
    command.java,
    [
      `-Xmx${command.heapMb}m`,
      '-XX:+UseSerialGC',
      '-XX:-UsePerfData',
      '-Djava.awt.headless=true',
      '-Dfile.encoding=UTF-8',
      `-Dlog4j.configuration=file:${join(command.folder, 'log4j.properties')}`,
      ...command.flags,
      '-cp',
      command.classPath.join(':'),
      command.main,
      ...command.args,
    ],
    { cwd: command.folder, stdio: command.talk === 'pipe' ? ['pipe', 'pipe', log] : ['ignore', log, log] },
  );
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  if (child.pid === undefined)
    throw failure('SANDBOX_FAILED', { subject: command.java, detail: 'could not be started' });
  const pid = child.pid;
  return {
    identity: { name: command.name, pid, startedAt: startOfProcess(pid) ?? '' },
    child,
    logFile: command.logFile,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async end(limitMs) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Flags that open JMX on 127.0.0.1 without a password, its second port fixed to the same number. */
export function jmxFlags(port: number): string[] {
  const settings = { port, 'rmi.port': port, host: '127.0.0.1', 'local.only': false, ssl: false, authenticate: false };
  return [
    '-Dcom.sun.management.jmxremote',
    ...Object.entries(settings).map(([key, value]) => `-Dcom.sun.management.jmxremote.${key}=${value}`),
    '-Djava.rmi.server.hostname=127.0.0.1',
  ];
}

/** Whether this JVM's log says that a port was taken by somebody else, so that other ports may help. */
export function lostItsPort(process: JavaProcess): boolean {
  return /Address already in use|Port already in use|Socket server failed to bind/.test(
    readFileSync(process.logFile, 'utf8'),
  );
}

/** The last words of a JVM that ended by itself: the first line of its last error. */
export function lastWords(process: JavaProcess): string {
  const lines = readFileSync(process.logFile, 'utf8').split('\n');
  const told = lines.findLast((line) => /ERROR|FATAL|^Error|Exception/.test(line));
  return told ?? lines.findLast((line) => line.trim() !== '') ?? 'ended without a word';
}
