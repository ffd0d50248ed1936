// SQL as plain data: text with holes for the columns of whatever list is filtered and for values. Whoever has a database
// binds it (src-main/authz); here nothing knows drizzle, so that a condition can keep its SQL beside its predicate.

/** What a filtered list can be made to name. A column that a list does not have is NULL, which is never true. */
export type ColumnName =
  | 'program'
  /** The entity itself, or the one that an asset or source stands in. */
  | 'entity'
  /** The asset itself, or the one that a source stands in. */
  | 'asset'
  | 'source'
  | 'enteredBy'
  | 'person'
  /** 0 or 1. */
  | 'isMainCorporate'
  /** 0 or 1: Main Site Contact of any program. */
  | 'isMainSite'
  | 'present'
  | 'next'
  /** A subquery in parentheses: the people that a report was made for. */
  | 'madeFor'
  /** A subquery in parentheses: the entities that a report is about. */
  | 'reportEntities'

export type SqlPart = string | { readonly column: ColumnName } | { readonly value: string | number }
export type SqlText = readonly SqlPart[]

/** SQL text with columns, values and other SQL text in its holes. */
export function sql(strings: TemplateStringsArray, ...holes: (SqlPart | SqlText)[]): SqlText {
  return strings.flatMap((text, i) => {
    const hole = holes[i]
    return hole === undefined
      ? [text]
      : [text, ...(Array.isArray(hole) ? (hole as SqlText) : [hole as SqlPart])]
  })
}

export function column(name: ColumnName): SqlPart {
  return { column: name }
}

/** One parameter that is a subquery over any number of values. */
export function anyOf(values: Iterable<string | number>): SqlText {
  return sql`(SELECT value FROM json_each(${{ value: JSON.stringify([...values]) }}))`
}
