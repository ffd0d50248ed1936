import { describe, expect, it } from 'vitest'
import { resources } from '../../../../src-shared/i18n/resources.ts'
import { translator } from '../../../../src-shared/i18n/translate.ts'

/** Every text by its dotted key. */
function texts(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]])
  const entries = Object.entries(node as object).flatMap(([key, value]) => [
    ...texts(value, path === '' ? key : `${path}.${key}`),
  ])
  return new Map(entries)
}

const byText = (one: string, other: string) => (one < other ? -1 : 1)

/** A parameter may be named twice in one language and once in the other. */
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name ?? ''))].toSorted(byText)

const english = texts(resources.en_default)
const spanish = texts(resources.es)

describe('the translations (S3-24)', () => {
  it('have the same keys in both languages', () => {
    expect([...spanish.keys()].toSorted(byText)).toEqual([...english.keys()].toSorted(byText))
  })

  it('take the same parameters', () => {
    for (const [key, text] of english) {
      expect(placeholders(spanish.get(key) ?? ''), key).toEqual(placeholders(text))
    }
  })

  it('leave no text empty, and none with an exclamation mark in English', () => {
    for (const [key, text] of [...english, ...spanish]) expect(text.trim(), key).not.toBe('')
    for (const [key, text] of english) expect(text, key).not.toContain('!')
  })

  it('are all found under their key', () => {
    const t = translator('es')
    expect(t('errors:not-found')).toBe(resources.es.errors['not-found'])
    expect(t('errors:refused.sign-in-wait', { count: 1 })).toContain('1 segundo ')
    expect(t('errors:refused.sign-in-wait', { count: 2 })).toContain('2 segundos ')
  })
})
