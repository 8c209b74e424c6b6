import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '~/ui/theme.css';
import { createRoot } from 'react-dom/client';
import { listenToKeys } from '~/platform/actions.ts';
import { open } from '~/platform/openings.ts';
import { begin } from '~/records/session.ts';
import { App } from './App.tsx';
import { keepApp } from './keptApp.ts';

const root = document.getElementById('root');
if (!root) {
  throw new Error('index.html has no #root');
}
listenToKeys();
// The installed app's shortcut; the other one leads where the app begins anyway.
if (new URLSearchParams(location.search).get('go') === 'capture') {
  open('capture');
}
createRoot(root).render(<App />);
begin();
if (import.meta.env.PROD) {
  void keepApp();
}
