// The note of what an auditor did with an export: text for people, JSON for programs.
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { Room } from './room.ts'

interface Wording {
  readonly preferences: Preferences
  readonly t: Translate
  readonly asJson: boolean
}

export function noteText(room: Room, { preferences, t, asJson }: Wording): string {
  const { fileName, fingerprint, seal, keyIs, comparedWith, note } = room
  if (asJson) {
    const told = {
      file: fileName,
      organization: seal.organization,
      madeAt: seal.madeAt,
      fingerprint,
      key: seal.key,
    }
    return `${JSON.stringify({ ...told, keyIs, comparedWith, note }, null, 2)}\n`
  }
  const format = formatter(preferences)
  const lines = note.map(
    ({ at, what, params }) => `${format.dateTime(at)}  ${t(`reading:note.${what}`, params)}`,
  )
  const title = t('reading:note.title')
  const clock = t('reading:note.clock', { timeZone: preferences.timeZone })
  return [title, '='.repeat(title.length), '', clock, '', ...lines, ''].join('\n')
}
