import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useSettings } from '~/platform/settings.ts';
import { styleNonce } from '~/platform/styleNonce.ts';
import { Toasts } from '~/ui/Toasts.tsx';
import { cssVariables, themeIn } from '~/ui/theme.ts';
import { router } from './routes.tsx';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 10_000, refetchOnWindowFocus: true } },
});

/** Everything there is on the page. */
export function App() {
  const { language, theme: colors, density } = useSettings();
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.density = density;
  }, [language, density]);
  const theme = useMemo(() => themeIn(language), [language]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={() => styleNonce}
      {...(colors === 'system' ? { defaultColorScheme: 'auto' } : { forceColorScheme: colors })}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  );
}
