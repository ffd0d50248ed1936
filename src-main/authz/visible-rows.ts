// The rules as SQL: which rows of a list an actor may do something to. The same conditions that decide about one row
// filter all of them, so that a list never has to leave anything out in JavaScript.
import { sql } from 'drizzle-orm'
import type { SQL, SQLWrapper } from 'drizzle-orm'
import type { Action } from '../../src-shared/policy/actions.ts'
import { conditions } from '../../src-shared/policy/conditions.ts'
import type { Facts } from '../../src-shared/policy/facts.ts'
import { holds } from '../../src-shared/policy/holding.ts'
import { rules } from '../../src-shared/policy/rules.ts'
import type { Rule } from '../../src-shared/policy/rule.ts'
import type { ColumnName, SqlText } from '../../src-shared/policy/sql-text.ts'

/**
 * What the list's rows have. For entities `entity` is their own id; for assets and sources it is the entity that they
 * stand in, and `asset` and `source` their own ids or the asset that a source stands in.
 */
export type RowColumns = Partial<Readonly<Record<ColumnName, SQLWrapper>>>

/** A WHERE clause that is true for exactly the rows on which `decide` would allow the action. */
export function visibleRows(actor: Facts, action: Action, columns: RowColumns): SQL {
  return toBoth(actor, (facts) => {
    const held = rules.filter((rule) => rule.actions.includes(action) && holds(facts, rule))
    return anyRule(held, facts, columns)
  })
}

/** Who looks through another's eyes sees what both may see (B-12). */
function toBoth(actor: Facts, rows: (facts: Facts) => SQL): SQL {
  return actor.through === undefined ? rows(actor) : sql`(${rows(actor)} AND ${rows(actor.through)})`
}

/**
 * The rows of `inventory.view` that are seen in full: without those of which a Structured person sees the name alone,
 * because something assigned to them stands directly there.
 */
export function rowsInFull(actor: Facts, columns: RowColumns): SQL {
  return toBoth(actor, (facts) => {
    const held = rules.filter(
      (rule) =>
        rule.actions.includes('inventory.view') && rule.condition !== 'around-assigned' && holds(facts, rule),
    )
    return anyRule(held, facts, columns)
  })
}

function anyRule(held: readonly Rule[], actor: Facts, columns: RowColumns): SQL {
  const keys = new Set(held.map(({ condition }) => condition))
  if (keys.has('everywhere')) return sql`1`
  if (keys.size === 0) return sql`0`
  const clauses = [...keys].map((key) => bind(conditions[key].sql(actor), columns))
  return sql`(${sql.join(clauses, sql` OR `)})`
}

/** A column that the list does not have is NULL, which makes no condition true. */
export function bind(text: SqlText, columns: RowColumns = {}): SQL {
  const parts = text.map((part) => {
    if (typeof part === 'string') return sql.raw(part)
    return 'column' in part ? (columns[part.column] ?? sql`NULL`) : sql`${part.value}`
  })
  return sql.join(parts)
}
