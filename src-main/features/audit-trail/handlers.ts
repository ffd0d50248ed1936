// Reading, exporting and verifying the audit trail (B-08). Exports and verifications are events of the trail themselves.
import { basename } from 'node:path'
import { auditTrailCalls } from '../../../src-shared/contract/audit-trail.ts'
import type { Verdict } from '../../../src-shared/contract/audit-trail.ts'
import type { AuditBody } from '../../../src-shared/domain/audit-event.ts'
import { actName } from '../../../src-shared/i18n/audit-sentence.ts'
import { textOr } from '../../../src-shared/i18n/audit-values.ts'
import { formatter } from '../../../src-shared/i18n/formatter.ts'
import { actorId, personSubject } from '../../directory/queries.ts'
import { Refusal, found } from '../../ipc/errors.ts'
import { commandHandler, implement } from '../../ipc/implement.ts'
import type { Context } from '../../ipc/implement.ts'
import { findParties, getLink, getParties } from './detail-queries.ts'
import {
  countEvents,
  countMatching,
  getEvents,
  listActions,
  listKinds,
  listMatching,
} from './list-queries.ts'
import type { RawDb } from './list-queries.ts'
import { auditDetail, auditRow } from './rows.ts'
import { runJob } from './worker-job.ts'

const wordingOf = ({ t, preferences }: Pick<Context<'audit-trail.list'>, 't' | 'preferences'>) => ({
  t,
  format: formatter(preferences),
})

const exportTrail = commandHandler('audit-trail.export', {
  prepare: async ({ services, preferences, t, now }, { taskId, columns, format, ...query }) =>
    services.tasks.run(taskId, async (task) => {
      const path = await services.desktop.chooseFileToSave({
        title: t('audit:export.title'),
        suggestedName: `${t('audit:export.fileName', { date: now.slice(0, 10) })}.${format}`,
      })
      if (path === null) throw new Refusal('cancelled', 'cancelled')
      const job = { kind: 'export', query, columns, format, path, preferences } as const
      const { events } = await runJob(services.trail, job, task)
      return { fileName: basename(path), events }
    }),
  run: (_context, { format, search, filters, newestFirst, columns }, { fileName, events }) => ({
    answer: { fileName, events },
    audit: [
      {
        subject: { kind: 'file', id: null, name: fileName },
        after: { events, format, search, filters, newestFirst, columns },
      },
    ],
  }),
})

const subject = { kind: 'audit-trail', id: null, name: '' }

const verify = commandHandler('audit-trail.verify', {
  prepare: ({ services }, { taskId }) =>
    services.tasks.run(taskId, (task) =>
      runJob(services.trail, { kind: 'verify', keptHeads: services.trail.keptHeads() }, task),
    ),
  run: ({ db, now, actor }, _input, finding) => {
    const { broken, length, head } = finding
    const by = personSubject(db, actorId(actor)).name
    const after = { verdict: broken?.reason ?? 'intact', events: length, head }
    return {
      answer: { ...finding, at: now, by },
      audit: [{ subject, after: broken === null ? after : { ...after, brokenAt: broken.at } }],
    }
  },
})

/** As the trail tells it; null where nobody has verified yet. */
function lastVerdict(db: RawDb): Pick<Verdict, 'at' | 'by' | 'broken' | 'length'> | null {
  const sql = `SELECT max(seq) FROM audit_index WHERE action = 'audit-trail.verify' AND +outcome = 'done'`
  const [event] = getEvents(db, [(db.raw.prepare(sql).pluck().get() as number | null) ?? 0])
  return event === undefined ? null : verdictIn(event.body)
}

function verdictIn({ at, actor, after = {} }: AuditBody): Pick<Verdict, 'at' | 'by' | 'broken' | 'length'> {
  const { verdict, events, brokenAt } = after as { verdict: string; events: number; brokenAt?: number }
  const reason = verdict as NonNullable<Verdict['broken']>['reason']
  const broken = verdict === 'intact' ? null : { reason, at: brokenAt ?? 1 }
  return { at, by: actor?.name ?? '', broken, length: events }
}

export const auditTrailHandlers = implement(auditTrailCalls, {
  'audit-trail.list': {
    isQuick: ({ search, filters }) =>
      search.trim() === '' && Object.values(filters).every((each) => each.length === 0),
    read: ({ db, ...context }, { offset, limit, ...query }) => {
      const { timeZone } = context.preferences
      const seqs = listMatching(db, query, { offset, limit, timeZone })
      const wording = wordingOf(context)
      return {
        rows: getEvents(db, seqs).map((event) => auditRow(event, wording)),
        total: countMatching(db, query, timeZone),
        all: countEvents(db),
      }
    },
  },
  'audit-trail.get': {
    run: ({ db, ...context }, { seq }) => {
      const link = found(getLink(db, seq))
      return auditDetail(found(getEvents(db, [seq])[0]), link, wordingOf(context))
    },
  },
  'audit-trail.choices': {
    run: ({ db, t }) => ({
      actions: listActions(db).map((action) => ({ action, act: actName(action, t) })),
      kinds: listKinds(db).map((kind) => ({ kind, name: textOr(t, `audit:kind.${kind}`) ?? kind })),
    }),
  },
  'audit-trail.parties': {
    read: ({ db, t }, { search, keys }) => {
      const known = [...getParties(db, keys), ...findParties(db, search)]
      const byKey = new Map(known.map((party) => [`${party.kind}:${party.id}`, party]))
      return {
        parties: [...byKey].map(([key, { kind, name, note }]) => ({
          key,
          name,
          kind: textOr(t, `audit:kind.${kind}`) ?? kind,
          note,
        })),
      }
    },
  },
  'audit-trail.export': exportTrail,
  'audit-trail.verify': verify,
  'audit-trail.last-verdict': { run: ({ db }) => ({ verdict: lastVerdict(db) }) },
})
