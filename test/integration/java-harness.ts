import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cacheFolder } from '../../electron/sandbox/cache.ts';
import type { SandboxDetails } from '../../electron/sandbox/details.ts';
import { compileJava } from '../../electron/sandbox/java-classes.ts';
import { type JavaProcess, startJava } from '../../electron/sandbox/java-process.ts';
import { findTools } from '../../electron/sandbox/tools.ts';

const answerLimitMs = 60_000;
const endLimitMs = 3_000;

/** A JVM that answers questions, one JSON line each way; see java/KafkaTools.java. */
export type JavaHarness = {
  /** Rejects with Java's words, or after a minute without an answer. */
  ask(question: { verb: string }): Promise<unknown>;
  end(): Promise<void>;
};

/** Starts the program in `java/` with these jars; its log goes to the run's folder. */
export async function startJavaHarness(jars: string, details: SandboxDetails): Promise<JavaHarness> {
  const sources = join(import.meta.dirname, 'java');
  const { javac } = await findTools();
  if (javac === null) throw new Error('the tools need javac, which the sandbox has found before');
  const signal = AbortSignal.timeout(answerLimitMs);
  // Compiled against the older version: its classes run with both.
  const classes = await compileJava(sources, details.jars.kafka39, { cache: cacheFolder(), javac, signal });
  return talkTo(
    startJava({
      name: 'kafka-tools',
      java: details.java,
      classPath: [classes, join(jars, '*')],
      heapMb: 256,
      flags: ['-XX:TieredStopAtLevel=1', `-Dlog4j.configuration=file:${join(sources, 'log4j.properties')}`],
      main: 'KafkaTools',
      args: [],
      folder: details.runFolder,
      logFile: join(details.runFolder, 'kafka-tools.log'),
      talk: 'pipe',
    }),
  );
}

function talkTo(jvm: JavaProcess): JavaHarness {
  const { stdin, stdout } = jvm.child;
  if (!stdin || !stdout) throw new Error('the tools talk through pipes');
  const waiting = new Map<number, (answer: { value?: unknown; error?: string }) => void>();
  let lastId = 0;
  createInterface({ input: stdout }).on('line', (line) => {
    const answer = JSON.parse(line);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  void jvm.ended.then(() => {
    for (const settle of waiting.values()) settle({ error: `the tools' JVM has ended, see ${jvm.logFile}` });
  });
  return {
    ask(question) {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no answer to ${JSON.stringify(question)}`)), answerLimitMs);
        waiting.set(id, ({ value, error }) => {
          clearTimeout(timer);
          if (error === undefined) resolve(value);
          else reject(new Error(error));
        });
        stdin.write(`${JSON.stringify({ id, ...question })}\n`);
      });
    },
    async end() {
      stdin.end();
      await jvm.end(endLimitMs);
    },
  };
}
