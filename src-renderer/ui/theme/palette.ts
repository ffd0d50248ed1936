// The colours, as data: one accent, three meanings (good, attention, refused) and neutrals, for light and dark. Each pair
// of text and ground was chosen for a contrast of at least 4.5 to 1, borders of controls for 3 to 1 (WCAG 2.2 AA).
import type { MantineColorsTuple } from '@mantine/core'

export const accent: MantineColorsTuple = [
  '#edf1fc',
  '#d9e2f9',
  '#b6c7f3',
  '#8fb0ff',
  '#6f92f2',
  '#5279e6',
  '#4469d9',
  '#3a5fd0',
  '#2f56c6',
  '#2447a8',
]

/** Buttons that take something away. */
export const red: MantineColorsTuple = [
  '#fdecec',
  '#f9d3d3',
  '#f2a9a9',
  '#ea8080',
  '#e05f5f',
  '#d74a4a',
  '#cf3f3f',
  '#c63636',
  '#b42828',
  '#981f1f',
]

/** Cool greys of light surfaces; Mantine's own components take their borders and grounds from here. */
export const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#f1f3f6',
  '#e6e9ee',
  '#d9dde4',
  '#c3c9d3',
  '#8a91a0',
  '#6b7280',
  '#5a6170',
  '#3c424e',
  '#1d2129',
]

/** From text (0) down to the window's ground (9). */
export const dark: MantineColorsTuple = [
  '#e4e7ec',
  '#c4cad4',
  '#9aa3b2',
  '#737c8d',
  '#363c47',
  '#2c313b',
  '#242932',
  '#1c1f25',
  '#17191e',
  '#111317',
]

type Surface =
  | 'window'
  | 'navigation'
  | 'surface'
  | 'raised'
  | 'hover'
  | 'chosen'
  | 'border'
  | 'control-border'
  | 'text'
  | 'soft'
  | 'accent'
  | 'focus'
  | 'focus-halo'
  | 'good'
  | 'good-ground'
  | 'attention'
  | 'attention-ground'
  | 'refused'
  | 'refused-ground'

/** Our own variables: `var(--kh-soft)`. Components use these and no colour of their own. */
export const surfaces: Readonly<Record<'light' | 'dark', Readonly<Record<Surface, string>>>> = {
  light: {
    window: '#f7f8fa',
    navigation: '#f1f3f6',
    surface: '#ffffff',
    raised: '#ffffff',
    hover: '#f4f6f9',
    chosen: '#edf1fc',
    border: '#e2e5eb',
    'control-border': '#8a91a0',
    text: '#1d2129',
    soft: '#5a6170',
    accent: '#2f56c6',
    focus: '#2f56c6',
    'focus-halo': '#2f56c64d',
    good: '#1d7044',
    'good-ground': '#e8f5ed',
    attention: '#8a5a00',
    'attention-ground': '#fdf3dc',
    refused: '#b42828',
    'refused-ground': '#fdecec',
  },
  dark: {
    window: '#111317',
    navigation: '#17191e',
    surface: '#1c1f25',
    raised: '#242932',
    hover: '#22262e',
    chosen: '#232c45',
    border: '#2c313b',
    'control-border': '#737c8d',
    text: '#e4e7ec',
    soft: '#9aa3b2',
    accent: '#8fb0ff',
    focus: '#8fb0ff',
    'focus-halo': '#8fb0ff4d',
    good: '#74d49b',
    'good-ground': '#16291f',
    attention: '#f0c060',
    'attention-ground': '#2e2511',
    refused: '#ff9c96',
    'refused-ground': '#331b1b',
  },
}
