// The native menu as data. Items that concern the page carry a command, which reaches the page as the event
// `menu`; the others are the system's own roles under our translated labels.
import type { MenuItemConstructorOptions } from 'electron'
import type { Translate } from '../../src-shared/i18n/translate.ts'

export type MenuCommand =
  | 'csv-preview'
  | 'open-export'
  | 'sign-out'
  | 'undo-act'
  | 'search'
  | 'palette'
  | 'preferences'
  | 'theme-system'
  | 'theme-light'
  | 'theme-dark'
  | 'shortcuts'

export interface MenuOptions {
  /** Texts are in the namespace `menu`. */
  readonly t: Translate
  readonly emit: (command: MenuCommand) => void
  readonly theme: 'system' | 'light' | 'dark'
  readonly platform: NodeJS.Platform
  /** Adds the developer's items. */
  readonly development: boolean
}

type Item = MenuItemConstructorOptions

export function menuTemplate(options: MenuOptions): Item[] {
  const mac = options.platform === 'darwin'
  return [
    ...(mac ? [appMenu(options)] : []),
    fileMenu(options, mac),
    editMenu(options, mac),
    viewMenu(options),
    windowMenu(options, mac),
    helpMenu(options, mac),
  ]
}

const separator: Item = { type: 'separator' }

function command(options: MenuOptions, name: MenuCommand, accelerator?: string): Item {
  const item = { id: name, label: options.t(`menu:${name}`), click: () => options.emit(name) }
  return accelerator === undefined ? item : { ...item, accelerator }
}

function role({ t }: MenuOptions, name: NonNullable<Item['role']>): Item {
  return { role: name, label: t(`menu:${name}`) }
}

function submenu({ t }: MenuOptions, name: string, items: Item[]): Item {
  return { label: t(`menu:${name}`), submenu: items }
}

/** macOS keeps these under the program's name. */
function appMenu(options: MenuOptions): Item {
  return submenu(options, 'app', [
    role(options, 'about'),
    separator,
    command(options, 'preferences', 'Command+,'),
    separator,
    role(options, 'hide'),
    role(options, 'hideOthers'),
    role(options, 'unhide'),
    separator,
    role(options, 'quit'),
  ])
}

function fileMenu(options: MenuOptions, mac: boolean): Item {
  return submenu(options, 'file', [
    command(options, 'csv-preview', 'CommandOrControl+O'),
    command(options, 'open-export', 'CommandOrControl+Shift+O'),
    separator,
    command(options, 'sign-out', 'CommandOrControl+Shift+Q'),
    ...(mac ? [] : [separator, role(options, 'quit')]),
  ])
}

function editMenu(options: MenuOptions, mac: boolean): Item {
  return submenu(options, 'edit', [
    role(options, 'undo'),
    role(options, 'redo'),
    separator,
    role(options, 'cut'),
    role(options, 'copy'),
    role(options, 'paste'),
    role(options, 'selectAll'),
    separator,
    command(options, 'undo-act', 'CommandOrControl+Alt+Z'),
    command(options, 'search', 'CommandOrControl+F'),
    command(options, 'palette', 'CommandOrControl+K'),
    ...(mac ? [] : [separator, command(options, 'preferences', 'Control+,')]),
  ])
}

function viewMenu(options: MenuOptions): Item {
  const themes = (['system', 'light', 'dark'] as const).map((theme): Item => ({
    ...command(options, `theme-${theme}`),
    type: 'radio',
    checked: options.theme === theme,
  }))
  return submenu(options, 'view', [
    role(options, 'zoomIn'),
    role(options, 'zoomOut'),
    role(options, 'resetZoom'),
    separator,
    submenu(options, 'theme', themes),
    separator,
    role(options, 'togglefullscreen'),
    ...(options.development ? [separator, role(options, 'reload'), role(options, 'toggleDevTools')] : []),
  ])
}

function windowMenu(options: MenuOptions, mac: boolean): Item {
  return submenu(options, 'window', [
    role(options, 'minimize'),
    role(options, 'zoom'),
    ...(mac ? [separator, role(options, 'front')] : [role(options, 'close')]),
  ])
}

function helpMenu(options: MenuOptions, mac: boolean): Item {
  return submenu(options, 'help', [
    command(options, 'shortcuts', 'F1'),
    ...(mac ? [] : [separator, role(options, 'about')]),
  ])
}
