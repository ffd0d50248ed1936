// What the program tells people: what others changed of theirs, to nobody else, once for each save.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noticeKinds } from '../../src-shared/domain/notice.ts'
import { defaultPreferences } from '../../src-shared/domain/preferences.ts'
import { formatter } from '../../src-shared/i18n/formatter.ts'
import { noticeText } from '../../src-shared/i18n/notice-words.ts'
import { translator } from '../../src-shared/i18n/translate.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { startCast } from './support/cast.ts'
import type { Cast } from './support/cast.ts'
import { change, nothing } from './support/changes.ts'

let cast: Cast

beforeEach(async () => {
  cast = await startCast()
})
afterEach(() => cast.dispose())

const format = formatter(defaultPreferences)
const page = { offset: 0, limit: 50 }

async function told(person: PersonId, language: 'en_default' | 'es' = 'en_default'): Promise<string[]> {
  cast.actAs(person)
  const { rows } = await cast.call('notices.list', page)
  cast.actAs(cast.ada)
  return rows.map((notice) => noticeText(translator(language), format, notice))
}

describe('changed roles', () => {
  it('tells once for each save, in words, in the reader’s language', async () => {
    const noa = cast.addPerson('Noa')
    const harbour = cast.addProgram('Harbour', cast.ada)
    await cast.saveAll(
      change.group(noa, 'none', 'viewer'),
      change.contact(harbour, noa, 'none', 'contributor'),
    )
    await cast.saveAll(change.group(noa, 'viewer', 'lead-user'))
    expect(await told(noa)).toEqual([
      'Ada Example changed your access. Submittals: Viewer → Lead User.',
      'Ada Example changed your access. Submittals: None → Viewer; Programs, Harbour: None → Contributor.',
    ])
    expect((await told(noa, 'es'))[0]).toBe(
      'Ada Example cambió su acceso. Presentaciones: Lector → Usuario principal.',
    )
    expect(await told(cast.ada)).toEqual([])
  })

  it('tells a predecessor (X-04) and what was assigned', async () => {
    const noa = cast.addPerson('Noa')
    const kim = cast.addPerson('Kim', { data: 'structured' })
    const harbour = cast.addProgram('Harbour', noa)
    const stack = cast.addSource('Stack', cast.addEntity('Group'))
    await cast.saveAll(change.mainSite(harbour, noa, kim))
    await cast.saveAll(change.assign(kim, nothing, { ...nothing, sources: [stack] }))
    expect(await told(noa)).toEqual([
      'Ada Example changed your access. Programs, Harbour: Main Site Contact → Contributor.',
    ])
    expect(await told(kim)).toEqual([
      'Ada Example changed your access. Emissions, assigned: + Stack.',
      'Ada Example changed your access. Programs, Harbour: None → Main Site Contact.',
    ])
  })

  it('says nothing of what one changes oneself, nor to whoever has not registered', async () => {
    const ines = cast.addPerson('Ines', { state: 'invited' })
    await cast.saveAll(change.group(ines, 'none', 'viewer'), change.data(cast.ada, 'administrative', 'open'))
    expect(await told(cast.ada)).toEqual([])
    expect(cast.sql<number>('SELECT count(*) FROM notice')).toBe(0)
  })
})

describe('reading', () => {
  it('counts and marks one’s own notices alone', async () => {
    const noa = cast.addPerson('Noa')
    const kim = cast.addPerson('Kim')
    for (const person of [noa, kim]) {
      await cast.saveAll(change.group(person, 'none', 'viewer'))
      await cast.saveAll(change.group(person, 'viewer', 'editor'))
    }
    cast.actAs(noa)
    const { rows, total } = await cast.call('notices.list', page)
    expect([rows.length, total, rows.every(({ isRead }) => !isRead)]).toEqual([2, 2, true])
    cast.actAs(kim)
    await cast.call('notices.mark-read', { notice: rows[0]!.id })
    await cast.call('notices.mark-read', { upTo: rows[0]!.id })
    cast.actAs(noa)
    expect(await cast.call('notices.count', {})).toEqual({ unread: 2 })
    await cast.call('notices.mark-read', { notice: rows[1]!.id })
    expect(await cast.call('notices.count', {})).toEqual({ unread: 1 })
    await cast.call('notices.mark-read', { upTo: rows[0]!.id })
    expect(await cast.call('notices.count', {})).toEqual({ unread: 0 })
    cast.services.session.end('signed-out')
    expect((await cast.refused('notices.list', page)).code).toBe('no-session')
  })

  it('has words for every kind', () => {
    const t = translator('en_default')
    for (const kind of noticeKinds) expect(t(`notices:${kind}`)).not.toBe(kind)
  })
})
