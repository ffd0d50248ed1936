// Why can they (B-04), who can (B-05), and the role catalogue. Whoever may list people may ask about all of them, as far as
// they may see the thing themselves; everybody may ask about themselves.
import { accessInsightCalls } from '../../../src-shared/contract/access-insight.ts'
import type { InsightThing } from '../../../src-shared/contract/access-insight.ts'
import { formatter } from '../../../src-shared/i18n/formatter.ts'
import { endDate } from '../../../src-shared/i18n/access-words.ts'
import { actorId } from '../../directory/queries.ts'
import type { ReadDb } from '../../db/open.ts'
import { commandHandler, implement } from '../../ipc/implement.ts'
import type { Ask } from '../../ipc/implement.ts'
import { whoRows } from './answers.ts'
import { exportCatalogue, exportWho } from './export.ts'
import { countHolders, countWho, listThings, listWho, nameThing } from './queries.ts'
import { questionsOf, seeing } from './question.ts'
import { whyCan } from './why.ts'

const asksAbout = (db: ReadDb, { thing }: { readonly thing: InsightThing }): readonly Ask[] => [
  { action: 'people.list' },
  ...seeing(db, thing),
]

const exportWhoCan = commandHandler('access.export-who', {
  asks: asksAbout,
  prepare: exportWho,
  run: (_context, { thing, action, search, filters, sort }, written) => ({
    answer: written,
    audit: [
      {
        subject: { kind: 'file', id: null, name: written.fileName },
        after: { rows: written.rows, thing, action, search, filters, sort },
      },
    ],
  }),
})

const exportRoles = commandHandler('access.export-catalogue', {
  prepare: exportCatalogue,
  run: (_context, _input, written) => ({
    answer: written,
    audit: [{ subject: { kind: 'file', id: null, name: written.fileName }, after: { rows: written.rows } }],
  }),
})

export const accessInsightHandlers = implement(accessInsightCalls, {
  'access.why': {
    asks: asksAbout,
    run: ({ db, actor, now, t, preferences }, { person, ...asked }) =>
      whyCan(db, person, asked, { actor, now, t, date: (date) => endDate(formatter(preferences), date) }),
  },
  'access.why-me': {
    run: ({ db, actor, now, t, preferences }, asked) =>
      // Somebody else is nobody that one may name without seeing people.
      whyCan(
        db,
        actorId(actor),
        { ...asked, target: asked.target === actor.person.id ? asked.target : null },
        {
          actor,
          now,
          t,
          date: (date) => endDate(formatter(preferences), date),
        },
      ),
  },
  'access.things': { run: ({ db, actor }, asked) => listThings(db, actor, asked) },
  'access.who': {
    asks: asksAbout,
    read: ({ db, actor, now }, { offset, limit, ...query }) => {
      const questions = questionsOf(db, query.thing, query.action)
      const ids = listWho(db, questions, query, now)
      const filter = { roles: query.filters.role, reach: query.filters.reach }
      return {
        rows: whoRows(db, ids.slice(offset, offset + limit), questions, { now, filter }),
        total: ids.length,
        all: isNarrowed(query) ? countWho(db, questions, now) : ids.length,
        thing: nameThing(db, actor, query.thing),
      }
    },
  },
  'access.export-who': exportWhoCan,
  'access.role-counts': { read: ({ db, now }) => ({ counts: countHolders(db, now) }) },
  'access.export-catalogue': exportRoles,
})

function isNarrowed({
  search,
  filters,
}: {
  search: string
  filters: { role: unknown[]; reach: unknown[] }
}): boolean {
  return search.trim() !== '' || filters.role.length > 0 || filters.reach.length > 0
}
