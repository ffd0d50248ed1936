// What others changed of somebody's access is told to them, once for each save (B-10's dates included). It is read off the
// difference that is written, so that a predecessor is told as well as whoever something was staged for.
import type { NoticeChange } from '../../src-shared/domain/notice.ts'
import type { PersonId, ProgramId } from '../../src-shared/domain/ids.ts'
import type { Facts, Held, Id } from '../../src-shared/policy/facts.ts'
import { heldRole } from '../../src-shared/policy/facts.ts'
import type { Module } from '../../src-shared/policy/roles.ts'
import type { WriteDb } from '../db/open.ts'
import { personSubject } from '../directory/queries.ts'
import { notify } from '../notices/notify.ts'
import type { Plan } from './plan.ts'
import { getProgram, listNames } from './queries.ts'
import type { InventoryKind } from './queries.ts'

/** Notes it for everybody but the actor, and for nobody who has not registered: they find things as they are. */
export function tellChanges(
  db: WriteDb,
  { people, before, after }: Plan,
  { by, at, except }: { by: PersonId; at: string; except: PersonId | null },
): void {
  const { name } = personSubject(db, by)
  for (const { id, registeredAt } of people.values()) {
    if (id === by || id === except || registeredAt === null || before.get(id) === after.get(id)) continue
    const changes = changesBetween(db, before.get(id)!, after.get(id)!)
    if (changes.length === 0) continue
    const params = { by: name, changes }
    notify(db, { person: id, kind: 'roles-changed', params, place: { page: 'my-access', params: {} }, at })
  }
}

function changesBetween(db: WriteDb, before: Facts, after: Facts): NoticeChange[] {
  const { now } = after
  const inModule = (module: Module, default_: string, had: Held<string> | null, has: Held<string> | null) =>
    roleChange(module, null, had, has, { now, default: default_ })
  const programs = new Set([...before.programs.keys(), ...after.programs.keys()])
  return [
    ...inModule('submittals', 'none', before.group, after.group),
    ...inModule('programs', 'affiliate', before.corporate, after.corporate),
    ...[...programs].flatMap((id) =>
      roleChange(
        'programs',
        getProgram(db, id as ProgramId)?.name ?? '',
        before.programs.get(id) ?? null,
        after.programs.get(id) ?? null,
        { now, default: 'none' },
      ),
    ),
    ...inModule('emissions', 'none', before.data, after.data),
    ...assignmentChange(db, before, after),
  ]
}

function roleChange(
  module: Module,
  program: string | null,
  had: Held<string> | null,
  has: Held<string> | null,
  { now, default: none }: { now: string; default: string },
): NoticeChange[] {
  const [from, to] = [heldRole(had, now) ?? none, heldRole(has, now) ?? none]
  const until = to === none ? null : (has?.expires ?? null)
  if (from === to && (to === none || had?.expires === has?.expires)) return []
  return [{ module, program, from, to, until, added: [], removed: [] }]
}

function assignmentChange(db: WriteDb, before: Facts, after: Facts): NoticeChange[] {
  const names = (of: Facts, without: Facts) =>
    (
      [
        ['entity', 'entities'],
        ['asset', 'assets'],
        ['source', 'sources'],
      ] as const
    ).flatMap(([kind, all]) => namesOf(db, kind, [...of.assignments[all]], without.assignments[all]))
  const [added, removed] = [names(after, before), names(before, after)]
  if (added.length + removed.length === 0) return []
  return [{ module: 'emissions', program: null, from: null, to: null, until: null, added, removed }]
}

function namesOf(db: WriteDb, kind: InventoryKind, ids: readonly Id[], without: ReadonlySet<Id>): string[] {
  const wanted = ids.filter((id) => !without.has(id))
  if (wanted.length === 0) return []
  return listNames(db, kind, wanted).map(({ name }) => name)
}
