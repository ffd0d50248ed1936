// Preferences take effect at once and everywhere: the window asks for its session's state again (S3-24..32).
import { preferencesCalls } from '../../../src-shared/contract/preferences.ts'
import { actorId, getPreferences, personSubject, updatePreferences } from '../../directory/queries.ts'
import { implement } from '../../ipc/implement.ts'
import { getLayout, putLayout } from './queries.ts'

export const preferencesHandlers = implement(preferencesCalls, {
  'preferences.save': {
    run: ({ db, actor, services }, change) => {
      const id = actorId(actor)
      const before = getPreferences(db, id, services.systemTranslation)
      const changed = Object.entries(change).filter(
        ([name, value]) => before[name as keyof typeof before] !== value,
      )
      if (changed.length === 0) return { answer: {}, audit: [] }
      const after = Object.fromEntries(changed)
      updatePreferences(db, id, after)
      const old = Object.fromEntries(changed.map(([name]) => [name, before[name as keyof typeof before]]))
      return {
        answer: {},
        audit: [{ subject: personSubject(db, id), before: old, after }],
        afterCommit: () => services.desktop.setTheme(change.theme ?? before.theme),
      }
    },
  },
  'preferences.layout': {
    run: ({ db, actor }, { screen }) => {
      const value = getLayout(db, actorId(actor), screen)
      return { value: value === undefined ? null : JSON.parse(value) }
    },
  },
  'preferences.save-layout': {
    run: ({ db, actor }, { screen, value }) => {
      putLayout(db, actorId(actor), screen, JSON.stringify(value))
      return { answer: {}, audit: [] }
    },
  },
})
