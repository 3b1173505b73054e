import { ipcRenderer } from 'electron';

// Hands the page one MessagePort whenever it asks, and nothing else: no API is exposed to it. Built to out/preload.cjs,
// one CommonJS file, because a sandboxed renderer can load nothing else. Names stand here and in the two other files
// of this handshake: shells/desktop/port-handout.ts and renderer/app/wires.ts.

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'kconsole:connect') ipcRenderer.send('kconsole:connect');
});

ipcRenderer.on('kconsole:port', (event) => {
  window.postMessage('kconsole:port', location.origin, event.ports);
});
