// Access in the past (B-13), and joiners, movers and leavers.
import { basename } from 'node:path'
import { accessHistoryCalls } from '../../../src-shared/contract/access-history.ts'
import type { Right } from '../../../src-shared/contract/roles.ts'
import { formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Facts } from '../../../src-shared/policy/facts.ts'
import { rightsGainedAndLost } from '../../../src-shared/policy/rights.ts'
import type { RightChange } from '../../../src-shared/policy/rights.ts'
import { pastFacts } from '../../audit/replay.ts'
import { getOrganization } from '../../directory/queries.ts'
import { writeChosenFile } from '../../files/write-atomically.ts'
import { Refusal } from '../../ipc/errors.ts'
import { commandHandler, implement } from '../../ipc/implement.ts'
import { movementsText } from './export-movements.ts'
import { countPeople, findMovements, toldMovement } from './movements.ts'
import { comparePeople, holdingOf, matches, momentOf, pastNames, pastRows, thenAndNow } from './past.ts'

function told({ action, scope, ids, besides }: RightChange): Right {
  const kept = besides.map((reach) => ({ scope: reach.scope, count: reach.ids?.length ?? null }))
  return { action, scope, count: ids?.length ?? null, names: [], kept }
}

/** Before anybody knew of them, somebody holds nothing and may do nothing. */
function nobody(facts: Facts): Facts {
  return { ...facts, person: { ...facts.person, state: 'removed' } }
}

const exportMovements = commandHandler('access-history.export-movements', {
  thread: 'past',
  gather: ({ db, preferences, t, watch }, { from, to, format }) => {
    const found = findMovements(db, { from, to }, preferences.timeZone, watch)
    const wording = { t, format: formatter(preferences) }
    const report = {
      from,
      to,
      movements: found.map((each) => toldMovement(each, wording)),
      people: countPeople(found),
      organization: getOrganization(db)?.name ?? '',
    }
    return { events: found.length, text: movementsText(report, { format, wording, preferences }) }
  },
  prepare: ({ services, t, gather }, { from, to, format, taskId }) =>
    services.tasks.run(taskId, async (task) => {
      const path = await services.desktop.chooseFileToSave({
        title: t('audit:movements.title'),
        suggestedName: `${t('audit:movements.fileName', { from, to })}.${format}`,
      })
      if (path === null) throw new Refusal('cancelled', 'cancelled')
      const { events, text } = await gather(task)
      await writeChosenFile(path, [format === 'csv' ? text : await services.desktop.printToPdf(text)])
      return { fileName: basename(path), events }
    }),
  run: (_context, { from, to, format }, { fileName, events }) => ({
    answer: { fileName, events },
    audit: [{ subject: { kind: 'file', id: null, name: fileName }, after: { from, to, format, events } }],
  }),
})

export const accessHistoryHandlers = implement(accessHistoryCalls, {
  'access-history.person': {
    thread: 'past',
    read: ({ db, now: today, preferences, watch }, { person, at: wall }) => {
      const { at, seq } = momentOf(db, wall, preferences.timeZone)
      const { past, present } = thenAndNow(db, seq, watch)
      const [then, now] = [pastFacts(past, person, at), pastFacts(present, person, today)]
      if (now === null) throw Refusal.notFound()
      const { gained, lost } = rightsGainedAndLost(then ?? nobody(now), now)
      return {
        at,
        seq,
        name: past.people.get(person)?.name ?? present.people.get(person)?.name ?? '',
        past: then && holdingOf(then, pastNames(past)),
        present: holdingOf(now, pastNames(present)),
        gained: gained.map(told),
        lost: lost.map(told),
      }
    },
  },
  'access-history.people': {
    thread: 'past',
    read: ({ db, now, preferences, watch }, { at: wall, offset, limit, ...wanted }) => {
      const { at, seq } = momentOf(db, wall, preferences.timeZone)
      const both = thenAndNow(db, seq, watch)
      const all = comparePeople(both, { moment: at, now })
      const found = all.filter(matches(wanted))
      return {
        at,
        seq,
        rows: pastRows(found.slice(offset, offset + limit), both),
        total: found.length,
        all: all.length,
        differing: all.filter(({ differs }) => differs).length,
      }
    },
  },
  'access-history.movements': {
    read: ({ db, t, preferences, watch }, { from, to, filters, offset, limit }) => {
      const found = findMovements(db, { from, to }, preferences.timeZone, watch)
      const rows = found
        .filter(({ kind }) => filters.kind.length === 0 || filters.kind.includes(kind))
        .toReversed()
      const wording = { t, format: formatter(preferences) }
      return {
        rows: rows.slice(offset, offset + limit).map((each) => toldMovement(each, wording)),
        total: rows.length,
        all: found.length,
        ...countPeople(found),
      }
    },
  },
  'access-history.export-movements': exportMovements,
})
