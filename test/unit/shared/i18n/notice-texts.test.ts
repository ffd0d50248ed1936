// Every sentence of a notice names only what those who tell it give: the types hold callers to `noticeNames`, this holds the
// texts to it, in both languages.
import { describe, expect, it } from 'vitest'
import en from '../../../../resources/translations/en_default/notices.json' with { type: 'json' }
import es from '../../../../resources/translations/es/notices.json' with { type: 'json' }
import { contextNames, noticeKinds, noticeNames } from '../../../../src-shared/domain/notice.ts'
import type { NoticeKind } from '../../../../src-shared/domain/notice.ts'

const named = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!)

/** "access-expiring_somebody-program" is the kind in two contexts. */
function given(key: string): readonly string[] {
  const [kind, context = ''] = key.split('_') as [NoticeKind, string?]
  const added = context.split('-').map((each) => contextNames[each as keyof typeof contextNames])
  return [...noticeNames[kind], ...added]
}

describe.each([
  ['English', en],
  ['Spanish', es],
])('in %s', (_language, texts) => {
  const sentences = Object.entries(texts as Record<string, unknown>).filter(([key]) =>
    (noticeKinds as readonly string[]).includes(key.split('_')[0]!),
  ) as [string, string][]

  it('there is a sentence for each kind', () => {
    expect(noticeKinds.filter((kind) => !sentences.some(([key]) => key === kind))).toEqual([])
  })

  it.each(sentences)('%s names what it is given', (key, text) => {
    expect(named(text).filter((name) => !given(key).includes(name))).toEqual([])
  })
})
