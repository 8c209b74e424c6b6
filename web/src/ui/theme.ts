import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
  type VariantColorsResolver,
} from '@mantine/core';
import type { Language } from '~/platform/settings.ts';

/** Terracotta from tint to shade; the sixth is the accent on paper, the fourth that on dark ground. */
const terracotta: MantineColorsTuple = [
  '#f9ebe4',
  '#f5d6c8',
  '#f2b79d',
  '#f0906b',
  '#dd7248',
  '#c65a2f',
  '#b4481f',
  '#9a3c19',
  '#7f3114',
  '#652610',
];

/** What is filled follows our tokens, its words included: Mantine itself reckons with the light colours only. */
const variantColors: VariantColorsResolver = (asked) => {
  const colors = defaultVariantColorsResolver(asked);
  const color = asked.color ?? asked.theme.primaryColor;
  const token = color === 'terracotta' ? 'accent' : color === 'red' ? 'danger' : undefined;
  if (!token) {
    return colors;
  }
  const main = `var(--${token})`;
  const tint = `var(--${token}-tint)`;
  switch (asked.variant) {
    case 'filled':
      return {
        ...colors,
        background: main,
        hover: `color-mix(in srgb, ${main} 88%, var(--ink))`,
        color: 'var(--on-accent)',
      };
    case 'light':
      return { ...colors, background: tint, hover: tint, color: main };
    case 'subtle':
    case 'outline':
      return { ...colors, hover: tint, color: main };
    default:
      return colors;
  }
};

/** The page behind a dialog, as behind the dialogs of `Dialog.tsx`. */
const VEIL = { color: '#1f1d1a', backgroundOpacity: 0.32 };

const theme = createTheme({
  variantColorResolver: variantColors,
  primaryColor: 'terracotta',
  primaryShade: { light: 6, dark: 3 },
  colors: { terracotta },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  headings: { fontWeight: '600' },
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
    Checkbox: { defaultProps: { iconColor: 'var(--on-accent)' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 140 },
        lockScroll: false,
        overlayProps: VEIL,
        styles: {
          title: { fontSize: '1rem', fontWeight: 600 },
          content: { border: '1px solid var(--hairline)', background: 'var(--surface)' },
          header: { background: 'var(--surface)' },
        },
      },
    },
    ModalOverlay: { defaultProps: VEIL },
    Drawer: { defaultProps: { transitionProps: { duration: 140 }, lockScroll: false, overlayProps: VEIL } },
    DrawerOverlay: { defaultProps: VEIL },
    // the heads of dialogs are no landmarks of the page
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Menu: {
      defaultProps: {
        shadow: 'md',
        transitionProps: { duration: 120 },
        position: 'bottom-start',
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
  },
});

const CLOSE: { readonly [L in Language]: string } = { en: 'Close', es: 'Cerrar', it: 'Chiudi' };

/** The theme, with a name for the cross of every dialog. */
export function themeIn(language: Language): MantineThemeOverride {
  const defaultProps = { 'aria-label': CLOSE[language] };
  const components = {
    ...theme.components,
    ModalCloseButton: { defaultProps },
    DrawerCloseButton: { defaultProps },
  };
  return { ...theme, components };
}

/** Mantine's own colours follow those of `theme.css`. */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--quiet)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--edge)',
    '--mantine-color-placeholder': 'var(--quiet)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-gray-light-hover': 'var(--hover)',
    '--mantine-color-gray-light-color': 'var(--quiet)',
    '--mantine-color-terracotta-filled': 'var(--accent)',
    '--mantine-color-terracotta-text': 'var(--accent)',
    '--mantine-color-terracotta-outline': 'var(--accent)',
    '--mantine-color-terracotta-light': 'var(--accent-tint)',
    '--mantine-color-terracotta-light-hover': 'var(--accent-tint)',
    '--mantine-color-terracotta-light-color': 'var(--accent)',
    '--mantine-color-red-6': 'var(--danger)',
    '--mantine-color-red-filled': 'var(--danger)',
    '--mantine-color-red-text': 'var(--danger)',
    '--mantine-color-red-light': 'var(--danger-tint)',
    '--mantine-color-red-light-color': 'var(--danger)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-primary-color-light': 'var(--accent-tint)',
    '--mantine-primary-color-light-color': 'var(--accent)',
  };
  // menus, popovers and fields in the dark are as warm as what they lie on
  return { variables: {}, light: both, dark: { ...both, '--mantine-color-dark-6': 'var(--surface)' } };
};
