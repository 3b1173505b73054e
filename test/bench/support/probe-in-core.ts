import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded into the core's process by `--import`: measures its event loop from the inside and answers on an IPC channel.
// It touches nothing of the core. Started with `--expose-gc` it can also collect garbage before memory is read.

const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();

process.on('message', (message: { ask: 'delays' | 'reset' | 'gc'; id: number }) => {
  if (message.ask === 'reset') delays.reset();
  if (message.ask === 'gc') for (let i = 0; i < 4; i += 1) globalThis.gc?.();
  process.send?.({
    id: message.id,
    p999Ms: delays.percentile(99.9) / 1e6,
    maxMs: delays.max / 1e6,
    count: delays.count,
  });
});
process.channel?.unref();
