import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import './ui/button.css';
import './ui/field.css';
import './ui/tabs.css';
import './ui/marks.css';
import './ui/progress.css';
import './ui/layout.css';
import './ui/overlays.css';
import './ui/table/table.css';
import './ui/tree/tree.css';
import './ui/value/value-chip.css';
import './ui/editor/code.css';
import './app/frame/frame.css';
import './app/states.css';
import './app/changes/changes.css';
import './app/goto/goto.css';
import { keepConnected } from './app/connection.ts';
import { sleepWhenHidden } from './app/live-cache.ts';
import { fetchViews } from './app/routes.tsx';
import { followSettings } from './app/settings.ts';
import { reportError } from './app/toasts.ts';
import { Window } from './app/window.tsx';
import { openWire } from './app/wires.ts';

/** The look is worth a short wait; a core that does not answer is told by the window itself. */
const settingsLimitMs = 1500;

keepConnected(openWire);
sleepWhenHidden(document);
await followSettings(settingsLimitMs);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Window />
    </StrictMode>,
  );
}

requestIdleCallback(() => fetchViews().catch(reportError));
