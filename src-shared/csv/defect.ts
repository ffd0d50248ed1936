/** What is wrong with a file or a value: a code, so that it can be said in any language, and where. */

export type DefectKind =
  | 'unclosed-quote'
  | 'text-after-quote'
  | 'quote-in-field'
  | 'ragged'
  | 'long-record'
  | 'broken-encoding'
  | 'nul'
  | 'date'
  | 'time'
  | 'number'
  | 'skipped-hour'
  | 'doubled-hour'
  | 'year'

export type Defect = {
  readonly kind: DefectKind
  /** Number of the record after the header, from 1; 0 and below for the header and what stands above it. */
  readonly record: number
  /** Physical line on which it is, from 1. */
  readonly line: number
  /** Index of the column from 0; null when it is about the whole record. */
  readonly column: number | null
  /** The value as it stands in the file, cut if very long; null when it is about the whole record. */
  readonly value: string | null
  /** Why, as a code for the texts of the program to say. */
  readonly reason: string
  /** Numbers and names for the text of the reason. */
  readonly params: Readonly<Record<string, string | number>>
  /** What would be accepted instead; null where that cannot be said. */
  readonly accepted: string | null
}

/** Characters of a value that a defect shows. */
export const SHOWN_OF_VALUE = 200

/** Defects as they are found: all of them counted, the first ones kept. */
export class DefectList {
  readonly first: Defect[] = []
  readonly counts = new Map<DefectKind, number>()
  readonly #kept: number

  /** Keeps the first `kept` of each kind. */
  constructor(kept: number) {
    this.#kept = kept
  }

  /** Counts a defect; `make` is called only if it is to be kept. */
  add(kind: DefectKind, make: () => Omit<Defect, 'kind'>): void {
    const before = this.counts.get(kind) ?? 0
    this.counts.set(kind, before + 1)
    if (before < this.#kept) this.first.push({ kind, ...make() })
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0)
  }
}
