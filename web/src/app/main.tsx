import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '~/ui/theme.css';
import { createRoot } from 'react-dom/client';
import { listenToKeys } from '~/platform/actions.ts';
import { begin } from '~/records/session.ts';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (!root) {
  throw new Error('index.html has no #root');
}
listenToKeys();
createRoot(root).render(<App />);
begin();
