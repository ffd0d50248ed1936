import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { menuTemplate } from '../../../../src-main/window/menu-template.ts'
import type { MenuOptions } from '../../../../src-main/window/menu-template.ts'
import { translator } from '../../../../src-shared/i18n/translate.ts'

function options(changes: Partial<MenuOptions> = {}): MenuOptions {
  return {
    t: translator('en_default'),
    emit: () => {},
    theme: 'system',
    platform: 'linux',
    development: false,
    ...changes,
  }
}

function itemsOf(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])
}

describe.each(['linux', 'darwin', 'win32'] as const)('the menu on %s', (platform) => {
  test.each(['en_default', 'es'] as const)('is labelled in %s throughout', (language) => {
    const items = itemsOf(menuTemplate(options({ platform, development: true, t: translator(language) })))
    for (const { type, label } of items) {
      if (type !== 'separator') expect(label).not.toMatch(/^$|menu:|^[a-z]+[A-Z-]/)
    }
  })

  test('gives every accelerator once', () => {
    const accelerators = itemsOf(menuTemplate(options({ platform }))).flatMap(({ accelerator }) =>
      accelerator === undefined ? [] : [accelerator],
    )
    expect(new Set(accelerators).size).toBe(accelerators.length)
    expect(accelerators.length).toBeGreaterThan(4)
  })
})

test('items that concern the page emit their command', () => {
  const emit = vi.fn()
  const items = itemsOf(menuTemplate(options({ emit })))
  items.find(({ id }) => id === 'palette')?.click?.({} as never, undefined, {})
  expect(emit.mock.calls).toEqual([['palette']])
})

test('the chosen theme is marked', () => {
  const themes = itemsOf(menuTemplate(options({ theme: 'dark' }))).filter(({ type }) => type === 'radio')
  expect(themes.map(({ id, checked }) => [id, checked])).toEqual([
    ['theme-system', false],
    ['theme-light', false],
    ['theme-dark', true],
  ])
})

test('the developer’s items are not in the product', () => {
  const roles = (development: boolean) =>
    itemsOf(menuTemplate(options({ development }))).map(({ role }) => role)
  expect(roles(true)).toContain('toggleDevTools')
  expect(roles(false)).not.toContain('toggleDevTools')
  expect(roles(false)).not.toContain('reload')
})
