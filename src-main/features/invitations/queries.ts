// Rows of invitations: every sending, with where it went and what it was into.
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type {
  InvitationRow,
  InvitationState,
  SentInvitation,
  invitationColumns,
} from '../../../src-shared/contract/invitations.ts'
import type { InvitationId, PersonId, ProgramId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import type { PersonState } from '../../../src-shared/policy/facts.ts'
import type { ProgramRole } from '../../../src-shared/policy/roles.ts'
import { containsWords } from '../../db/lists.ts'
import type { Sort, Window } from '../../db/lists.ts'
import type { ReadDb, WriteDb } from '../../db/open.ts'
import { programInvitationTable } from '../../db/tables/invitations.ts'

/** What time and its end made of a sending. One that had run out before another was sent has expired all the same. */
function stateOf(now: string): SQL {
  return sql`CASE WHEN i.state = 'accepted' THEN 'accepted'
    WHEN i.expires_at <= coalesce(i.ended_at, ${now}) THEN 'expired'
    WHEN i.state = 'pending' THEN 'pending' ELSE coalesce(i.ended_because, 'revoked') END`
}

const ofPersonAndInviter = sql`FROM invitation i JOIN person p ON p.id = i.person_id
  LEFT JOIN person b ON b.id = i.created_by`
const sentTo = sql`coalesce((SELECT o.to_address FROM outbox o WHERE o.invitation_id = i.id ORDER BY o.id LIMIT 1), p.email)`
/** Programs that the person had been invited into when this sending ended, or until now. */
const intoProgram = sql`pi.person_id = i.person_id AND pi.invitation_id <= i.id`

interface ListQuery {
  readonly search: string
  readonly sort: Sort<(typeof invitationColumns)[number]> | null
  readonly filters: { readonly state: readonly InvitationState[]; readonly program: readonly string[] }
}

const sortColumns = {
  name: sql`p.sort_name`,
  email: sentTo,
  by: sql`coalesce(b.sort_name, '')`,
  createdAt: sql`i.created_at`,
  state: sql`state`,
  expiresAt: sql`i.expires_at`,
} as const

export function listInvitations(
  db: ReadDb,
  query: ListQuery,
  { offset, limit, now }: Window & { now: string },
) {
  const condition = matching(query, now)
  const { sort } = query
  const direction = sql.raw(sort?.descending === false ? 'ASC' : 'DESC')
  const order = sql`${sort === null ? sortColumns.createdAt : sortColumns[sort.column]} ${direction}, i.id DESC`
  const rows = selectRows(db, now, sql`WHERE ${condition} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`)
  return {
    rows,
    total: count(db, sql`${ofPersonAndInviter} WHERE ${condition}`),
    all: count(db, sql`FROM invitation`),
  }
}

/** All sendings to one person, newest first. */
export function listSendings(db: ReadDb, person: PersonId, now: string): InvitationRow[] {
  return selectRows(db, now, sql`WHERE i.person_id = ${person} ORDER BY i.id DESC`)
}

function count(db: ReadDb, from: SQL): number {
  return db.get<{ n: number }>(sql`SELECT count(*) AS n ${from}`).n
}

function matching({ search, filters }: ListQuery, now: string): SQL {
  const words = containsWords(search, [sql`p.first_name`, sql`p.last_name`, sql`p.sort_name`, sentTo])
  const { state, program } = filters
  return sql.join(
    [
      sql`1`,
      ...(words === undefined ? [] : [words]),
      ...(state.length === 0 ? [] : [sql`${stateOf(now)} IN ${state}`]),
      ...(program.length === 0
        ? []
        : [
            sql`EXISTS (SELECT 1 FROM program_invitation pi WHERE ${intoProgram} AND pi.program_id IN ${program.map(Number)})`,
          ]),
    ],
    sql` AND `,
  )
}

interface Stored {
  readonly id: InvitationId
  readonly personId: PersonId
  readonly firstName: string
  readonly lastName: string
  readonly userName: string
  readonly personState: PersonState
  readonly email: string
  readonly byFirstName: string | null
  readonly byLastName: string | null
  readonly byUserName: string | null
  readonly createdAt: string
  readonly expiresAt: string
  readonly endedAt: string | null
  readonly state: InvitationState
  readonly needsApproval: 0 | 1
  readonly isLatest: 0 | 1
  readonly programs: string
}

function selectRows(db: ReadDb, now: string, rest: SQL): InvitationRow[] {
  const rows = db.all<Stored>(sql`
    SELECT i.id, i.person_id AS personId, p.first_name AS firstName, p.last_name AS lastName,
      p.user_name AS userName, p.state AS personState, ${sentTo} AS email, b.first_name AS byFirstName,
      b.last_name AS byLastName, b.user_name AS byUserName, i.created_at AS createdAt, i.expires_at AS expiresAt,
      i.ended_at AS endedAt, ${stateOf(now)} AS state, i.needs_approval AS needsApproval,
      i.id = (SELECT max(id) FROM invitation WHERE person_id = i.person_id) AS isLatest,
      (SELECT json_group_array(json_object('program', json_object('id', program.id, 'name', program.name),
        'role', pi.role)) FROM program_invitation pi JOIN program ON program.id = pi.program_id
        WHERE ${intoProgram}) AS programs
    ${ofPersonAndInviter} ${rest}`)
  return rows.map((row) => ({
    id: row.id,
    person: { id: row.personId, displayName: displayName(row), state: row.personState },
    email: row.email,
    programs: JSON.parse(row.programs) as InvitationRow['programs'],
    by: inviterOf(row),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    endedAt: row.endedAt,
    state: row.state,
    needsApproval: row.needsApproval === 1,
    isLatest: row.isLatest === 1,
  }))
}

function inviterOf({
  byFirstName,
  byLastName,
  byUserName,
}: Pick<Stored, 'byFirstName' | 'byLastName' | 'byUserName'>): string | null {
  if (byUserName === null) return null
  return displayName({ firstName: byFirstName ?? '', lastName: byLastName ?? '', userName: byUserName })
}

/** Programs that anybody was invited into, by name. */
export function listInvitedPrograms(db: ReadDb): { id: ProgramId; name: string }[] {
  return db.all(
    sql`SELECT id, name FROM program WHERE id IN (SELECT program_id FROM program_invitation
      WHERE invitation_id IS NOT NULL) ORDER BY name`,
  )
}

/** The link of somebody's open invitation, and who made it. */
export function getOpenLink(db: ReadDb, person: PersonId, now: string) {
  return db.get<{ link: string; expiresAt: string; createdBy: PersonId | null } | undefined>(
    sql`SELECT o.link, i.expires_at AS expiresAt, i.created_by AS createdBy
      FROM invitation i JOIN outbox o ON o.invitation_id = i.id
      WHERE i.person_id = ${person} AND i.state = 'pending' AND i.expires_at > ${now} AND o.link IS NOT NULL
      ORDER BY o.id DESC LIMIT 1`,
  )
}

export function insertProgramInvitation(
  db: WriteDb,
  row: Omit<typeof programInvitationTable.$inferInsert, 'id'>,
): void {
  db.insert(programInvitationTable).values(row).run()
}

/** Whether somebody's invitation into the organization was one into this program. */
export function wasInvitedInto(db: ReadDb, program: ProgramId, person: PersonId): boolean {
  const row = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM program_invitation
    WHERE program_id = ${program} AND person_id = ${person} AND invitation_id IS NOT NULL`)
  return row.n > 0
}

interface StoredSent extends Pick<
  Stored,
  | 'firstName'
  | 'lastName'
  | 'userName'
  | 'byFirstName'
  | 'byLastName'
  | 'byUserName'
  | 'personState'
  | 'email'
> {
  readonly id: number
  readonly personId: PersonId
  readonly role: ProgramRole
  readonly invitationId: number | null
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly state: InvitationState | null
}

/** S2-06: who was invited into a program, newest first; of somebody who was sent several, the newest sending tells. */
export function listSentForProgram(db: ReadDb, program: ProgramId, now: string) {
  const rows = db.all<StoredSent>(sql`
    SELECT pi.id, pi.person_id AS personId, pi.role, pi.invitation_id AS invitationId, p.first_name AS firstName, p.last_name AS lastName,
      p.user_name AS userName, p.state AS personState, p.email, b.first_name AS byFirstName,
      b.last_name AS byLastName, b.user_name AS byUserName, coalesce(i.created_at, pi.created_at) AS createdAt,
      i.expires_at AS expiresAt, CASE WHEN i.id IS NULL THEN NULL ELSE ${stateOf(now)} END AS state
    FROM program_invitation pi JOIN person p ON p.id = pi.person_id LEFT JOIN person b ON b.id = pi.created_by
    LEFT JOIN invitation i ON i.id = (SELECT max(id) FROM invitation
      WHERE person_id = pi.person_id AND id >= pi.invitation_id)
    WHERE pi.program_id = ${program} ORDER BY pi.id DESC LIMIT 500`)
  return rows.map((row) => ({
    id: row.id,
    person: { id: row.personId, firstName: row.firstName, lastName: row.lastName },
    /** Whether it is an invitation that has not been answered. */
    isUnanswered: row.personState === 'invited' && row.invitationId !== null,
    name: displayName(row),
    email: row.email,
    role: row.role,
    by: inviterOf(row),
    createdAt: row.createdAt,
    expiresAt: row.state === 'pending' ? row.expiresAt : null,
    state: sentState(row),
  }))
}

function sentState({ personState, state }: StoredSent): SentInvitation['state'] {
  if (personState === 'removed') return 'person-removed'
  if (state === null) return 'added'
  return state === 'accepted' && personState === 'pending' ? 'awaiting-approval' : state
}
