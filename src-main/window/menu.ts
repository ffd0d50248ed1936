// Puts the native menu in place.
import { app, Menu } from 'electron'
import { menuTemplate } from './menu-template.ts'
import type { MenuOptions } from './menu-template.ts'

/** Sets the menu; call it again when the language or the theme has changed. */
export function setMenu(options: Omit<MenuOptions, 'platform' | 'development'>): void {
  const template = menuTemplate({ ...options, platform: process.platform, development: !app.isPackaged })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
