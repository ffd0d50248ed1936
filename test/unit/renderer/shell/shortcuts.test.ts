// The sheet of shortcuts lists every key that exists (B-15): those of the menu, and those that the window listens to.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../../scripts/lib/paths.mjs'
import { menuTemplate } from '../../../../src-main/window/menu-template.ts'
import { shortcutGroups } from '../../../../src-renderer/shell/shortcut-list.ts'
import type { ShortcutGroup } from '../../../../src-renderer/shell/shortcut-list.ts'

const listed = (group: ShortcutGroup) => shortcutGroups[group].flatMap(({ keys }) => keys.split(' '))
const source = (path: string) => readFileSync(join(root, 'src-renderer', path), 'utf8')

/** How the sheet writes what a `KeyboardEvent` calls a key. */
const written: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
  ' ': 'Space',
  a: 'A',
}

test('every key of the menu’s own commands is on the sheet', () => {
  const template = menuTemplate({
    t: (key: string) => key,
    emit: () => {},
    theme: 'system',
    platform: 'linux',
    development: false,
  })
  const accelerators = template
    .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
    .flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]))
  const sheet = new Set(
    Object.values(shortcutGroups).flatMap((group) => group.map(({ keys }) => keys as string)),
  )
  expect(accelerators.length).toBeGreaterThan(5)
  for (const accelerator of accelerators) {
    const keys = accelerator.replace(/CommandOrControl|Control/, 'Ctrl').replaceAll('+', ' ')
    expect(sheet).toContain(keys)
  }
})

test.each([
  ['ui/table/grid-keys.ts', 'list'],
  ['ui/table/HeaderCell.tsx', 'list'],
  ['ui/tree/steer.ts', 'tree'],
  ['features/imports/grid-cursor.ts', 'list'],
  ['shell/Shell.tsx', 'everywhere'],
  ['ui/panel/ListDetail.tsx', 'everywhere'],
] as const)('%s listens to no key that the sheet leaves out', (path, group) => {
  const text = source(path)
  const keys = [
    ...text.matchAll(/(?:case |key [!=]== )'([^']+)'/g),
    ...text.matchAll(/^ {4}((?:Arrow|Page)\w+|Home|End):/gm),
  ].map(([, key]) => written[key!] ?? key!)
  expect(keys.length).toBeGreaterThan(0)
  // The preview of a file moves sideways as well; its cells say so themselves.
  const known = path.startsWith('features/imports') ? [...listed(group), '←', '→'] : listed(group)
  for (const key of keys) expect(known).toContain(key)
})

test('every letter that decides on a row of a review is on the sheet', () => {
  const letters = [...source('features/reviews/ItemsList.tsx').matchAll(/^\s+(\w): \(item\)/gm)]
  expect(letters.map(([, letter]) => letter!.toUpperCase())).toEqual(listed('review'))
})

test('nothing else listens to keys of its own', () => {
  const listening = globSync('**/*.{ts,tsx}', { cwd: join(root, 'src-renderer') })
    .filter((path) => /\bevent\.key\b|addEventListener\('keydown'|rowKeys=\{/.test(source(path)))
    .map((path) => path.replaceAll('\\', '/'))
  expect(listening.toSorted()).toEqual([
    'features/reviews/ItemsList.tsx',
    'shell/Shell.tsx',
    'ui/form/SearchField.tsx',
    'ui/panel/ListDetail.tsx',
    'ui/table/DataTable.tsx',
    'ui/table/HeaderCell.tsx',
    'ui/table/grid-keys.ts',
    'ui/tree/TreeView.tsx',
  ])
})
