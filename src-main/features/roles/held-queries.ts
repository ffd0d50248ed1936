// All that one person holds, with since when and by whom.
import { and, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { AssignedPlace, RoleGrant } from '../../../src-shared/contract/roles.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import type { Module } from '../../../src-shared/policy/roles.ts'
import type { ReadDb } from '../../db/open.ts'
import { organizationTable } from '../../db/tables/organization.ts'
import { personTable } from '../../db/tables/people.ts'
import { programTable } from '../../db/tables/programs.ts'
import { programContactTable, roleGrantTable } from '../../db/tables/roles.ts'
import { listPeopleById } from '../../access/queries.ts'

const granter = alias(personTable, 'granter')
const granterColumns = {
  firstName: granter.firstName,
  lastName: granter.lastName,
  userName: granter.userName,
}

interface GranterRow {
  readonly firstName: string
  readonly lastName: string
  readonly userName: string
}

export function granterName(row: GranterRow | null): string | null {
  return row === null ? null : displayName(row)
}

/** Since when and by whom the person's role in a module stands; null where there is no row. */
export function getGrant(db: ReadDb, person: PersonId, module: Module): RoleGrant | null {
  const row = db
    .select({ at: roleGrantTable.grantedAt, expiresAt: roleGrantTable.expiresAt, by: granterColumns })
    .from(roleGrantTable)
    .leftJoin(granter, eq(granter.id, roleGrantTable.grantedBy))
    .where(and(eq(roleGrantTable.personId, person), eq(roleGrantTable.module, module)))
    .get()
  return row === undefined ? null : { at: row.at, by: granterName(row.by), expiresAt: row.expiresAt }
}

/** The Main Corporate Contact's, out of the organization's column. */
export function getMainCorporateGrant(db: ReadDb): RoleGrant | null {
  const row = db
    .select({
      at: organizationTable.mainCorporateContactAt,
      setUpAt: organizationTable.createdAt,
      by: granterColumns,
    })
    .from(organizationTable)
    .leftJoin(granter, eq(granter.id, organizationTable.mainCorporateContactBy))
    .get()
  return row === undefined ? null : { at: row.at ?? row.setUpAt, by: granterName(row.by), expiresAt: null }
}

/** The programs in which the person is a contact, by name; the Main Site Contact's out of the program's column. */
export function listHeldPrograms(db: ReadDb, person: PersonId) {
  const program = { id: programTable.id, name: programTable.name }
  const contacts = db
    .select({
      program,
      role: programContactTable.role,
      at: programContactTable.grantedAt,
      expiresAt: programContactTable.expiresAt,
      by: granterColumns,
    })
    .from(programContactTable)
    .innerJoin(programTable, eq(programTable.id, programContactTable.programId))
    .leftJoin(granter, eq(granter.id, programContactTable.grantedBy))
    .where(eq(programContactTable.personId, person))
    .all()
    .map(({ program: of, role, at, expiresAt, by }) => ({
      program: of,
      role,
      grant: { at, expiresAt, by: granterName(by) },
    }))
  const main = db
    .select({
      program,
      at: programTable.mainSiteContactAt,
      createdAt: programTable.createdAt,
      by: granterColumns,
    })
    .from(programTable)
    .leftJoin(granter, eq(granter.id, programTable.mainSiteContactBy))
    .where(eq(programTable.mainSiteContactId, person))
    .all()
    .map(({ program: of, at, createdAt, by }) => ({
      program: of,
      role: 'main-site-contact' as const,
      grant: { at: at ?? createdAt, expiresAt: null, by: granterName(by) },
    }))
  return [...main, ...contacts].toSorted((a, b) => a.program.name.localeCompare(b.program.name))
}

interface PlaceRow {
  readonly kind: AssignedPlace['kind']
  readonly id: number
  readonly name: string
  /** The asset that a source stands in. */
  readonly assetName: string | null
  /** The entity that it stands in; of an entity, its parent. */
  readonly above: number | null
  readonly at: string
  readonly grantedBy: PersonId | null
}

/** What is assigned to the person, by name, with the way from the root. Entities first, then assets, then sources. */
export function listAssignedPlaces(db: ReadDb, person: PersonId): AssignedPlace[] {
  const rows = db.raw
    .prepare(
      `SELECT CASE WHEN a.entity_id IS NOT NULL THEN 'entity' WHEN a.asset_id IS NOT NULL THEN 'asset' ELSE 'source' END
          AS kind, coalesce(a.entity_id, a.asset_id, a.source_id) AS id,
        coalesce(e.name, asset.name, s.name) AS name, within.name AS assetName,
        coalesce(e.parent_id, asset.entity_id, s.entity_id) AS above,
        a.granted_at AS at, a.granted_by AS grantedBy
      FROM assignment a
      LEFT JOIN entity e ON e.id = a.entity_id
      LEFT JOIN asset ON asset.id = a.asset_id
      LEFT JOIN emission_source s ON s.id = a.source_id
      LEFT JOIN asset within ON within.id = s.asset_id
      WHERE a.person_id = ? ORDER BY a.entity_id IS NULL, a.asset_id IS NULL, name`,
    )
    .all(person) as PlaceRow[]
  const path = db.raw
    .prepare(
      `WITH RECURSIVE up (name, parent_id, depth) AS (
        SELECT name, parent_id, 0 FROM entity WHERE id = ?
        UNION ALL SELECT entity.name, entity.parent_id, depth + 1 FROM entity JOIN up ON entity.id = up.parent_id
      ) SELECT name FROM up ORDER BY depth DESC`,
    )
    .pluck()
  const granters = listPeopleById(db, new Set(rows.flatMap(({ grantedBy }) => grantedBy ?? [])))
  return rows.map(({ kind, id, name, assetName, above, at, grantedBy }) => ({
    kind,
    id,
    name,
    path: [...(path.all(above) as string[]), ...(assetName === null ? [] : [assetName])],
    at,
    by: granterName((grantedBy && granters.get(grantedBy)) || null),
  }))
}
