// How everything looks: Mantine's theme over our palette. Compact as a desktop tool is, the same in light and dark, no
// motion over 150 ms.
import { Button, createTheme, Input, Modal, Notification, Tooltip } from '@mantine/core'
import type { CSSVariablesResolver } from '@mantine/core'
import { accent, dark, gray, red, surfaces } from './palette.ts'

/** Milliseconds; nothing that moves takes longer, and nothing moves where the system asks for none. */
export const motion = 120
const transition = { transitionProps: { duration: motion, transition: 'fade' } } as const
const control = { height: '32px', fontSize: '13px' }

export const theme = createTheme({
  colors: { accent, gray, dark, red },
  primaryColor: 'accent',
  primaryShade: 8,
  autoContrast: true,
  luminanceThreshold: 0.35,
  black: surfaces.light.text,
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '10px', xl: '14px' },
  fontFamily: "'Inter Variable', system-ui, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '6px', sm: '10px', md: '16px', lg: '24px', xl: '32px' },
  headings: {
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.35' },
      h2: { fontSize: '16px', lineHeight: '1.4' },
      h3: { fontSize: '14px', lineHeight: '1.45' },
    },
  },
  cursorType: 'default',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, { size }) =>
        size === 'sm'
          ? {
              root: {
                '--button-height': control.height,
                '--button-fz': control.fontSize,
                '--button-padding-x': '12px',
              },
            }
          : { root: {} },
      styles: { label: { fontWeight: 550 } },
    }),
    Input: Input.extend({
      vars: (_theme, { size }) =>
        size === undefined || size === 'sm'
          ? { wrapper: { '--input-height': control.height, '--input-fz': control.fontSize } }
          : { wrapper: {} },
    }),
    InputWrapper: {
      styles: {
        label: { fontWeight: 550, marginBottom: 3 },
        description: { fontSize: 12, lineHeight: 1.45, marginBottom: 2 },
        error: { fontSize: 12, lineHeight: 1.45, marginTop: 2 },
      },
    },
    Modal: Modal.extend({
      defaultProps: { ...transition, centered: true, radius: 'md', overlayProps: { backgroundOpacity: 0.4 } },
      styles: { title: { fontSize: 15, fontWeight: 600 } },
    }),
    Notification: Notification.extend({ defaultProps: { role: 'status', radius: 'md' } }),
    Popover: { defaultProps: transition },
    // Its placeholder of the first focus is a child that a menu may not have.
    Menu: { defaultProps: { ...transition, withInitialFocusPlaceholder: false } },
    Combobox: { defaultProps: transition },
    Select: { defaultProps: { comboboxProps: transition, checkIconPosition: 'right' } },
    Tooltip: Tooltip.extend({ defaultProps: { ...transition, openDelay: 400, withArrow: false } }),
    Anchor: { defaultProps: { underline: 'always' } },
  },
})

/** Mantine's defaults for soft, error and placeholder text miss AA; these do not. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...own('light'), ...mantine('light') },
  dark: { ...own('dark'), ...mantine('dark') },
})

function own(scheme: 'light' | 'dark'): Record<string, string> {
  return Object.fromEntries(Object.entries(surfaces[scheme]).map(([name, value]) => [`--kh-${name}`, value]))
}

function mantine(scheme: 'light' | 'dark'): Record<string, string> {
  const ours = surfaces[scheme]
  return {
    '--mantine-color-text': ours.text,
    '--mantine-color-body': ours.surface,
    '--mantine-color-dimmed': ours.soft,
    '--mantine-color-error': ours.refused,
    '--mantine-color-success': ours.good,
    '--mantine-color-placeholder': ours.soft,
    '--mantine-color-anchor': ours.accent,
    '--mantine-color-default': ours.raised,
    '--mantine-color-default-hover': ours.hover,
    '--mantine-color-default-border': ours['control-border'],
    '--mantine-color-default-color': ours.text,
    '--mantine-color-disabled-color': ours.soft,
  }
}
