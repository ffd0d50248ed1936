// Every text is used: its key stands in the sources as it is, or is one that a template with a fixed beginning can make.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resources } from '../../../../src-shared/i18n/resources.ts'

const root = join(import.meta.dirname, '../../../..')
const sources = ['src-shared', 'src-main', 'src-renderer']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => readFileSync(join(root, folder, path), 'utf8')),
  )
  .join('\n')

/** Keys without the endings that i18next adds by number and context. */
function keysOf(node: object, path: string): string[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [`${path}${key.replace(/_(zero|one|two|few|many|other)$/, '')}`]
      : keysOf(value as object, `${path}${key}.`),
  )
}

/** `people:acts.${act}` makes every key that begins and ends as it does; what stands right behind a namespace is one word. */
const templates = [...sources.matchAll(/`([a-z][\w-]*:[^`]*\$\{[^`]*)`/g)].map(([, template = '']) => {
  const parts = template
    .split(/\$\{(?:[^{}]|\{[^}]*\})*\}/)
    .map((part) => part.replaceAll('.', String.raw`\.`))
  return new RegExp(`^${parts.join('.+').replace(':.+', ':[^.]+')}$`)
})

/** Their texts came with their calls, before the pages that show them. */
const withoutPages = new Set(['reviews'])

function isUsed(key: string): boolean {
  const withoutContext = key.replace(/_[a-z-]+$/, '')
  return [key, withoutContext].some(
    (each) => sources.includes(each) || templates.some((template) => template.test(each)),
  )
}

describe('the translations', () => {
  it('hold no text that nobody uses', () => {
    const keys = Object.entries(resources.en_default)
      .filter(([namespace]) => !withoutPages.has(namespace))
      .flatMap(([namespace, node]) => keysOf(node, `${namespace}:`))
    expect([...new Set(keys)].filter((key) => !isUsed(key))).toEqual([])
  })
})
