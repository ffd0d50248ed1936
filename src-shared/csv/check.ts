/**
 * Holds every value of a file against the formats that were chosen, by column, and names each one that does
 * not fit. The profile counts and proposes; this is what decides what would be imported.
 */

import { dayNumber } from './calendar.ts'
import { dateFormat } from './date-format.ts'
import type { DateFormat } from './date-format.ts'
import { EARLIEST, YEARS_AHEAD } from './date-range.ts'
import { DefectList, SHOWN_OF_VALUE } from './defect.ts'
import type { Defect, DefectKind } from './defect.ts'
import { explainMisfit } from './date-misfit.ts'
import { trimEnd, trimStart } from './field-trim.ts'
import { noBreakSpaceOf, quoteCode } from './layout.ts'
import type { Layout, TextCodec } from './layout.ts'
import { decoderLabel, isByteWise } from './encoding.ts'
import { NUMBER_MISFIT, checkNumber } from './number-format.ts'
import type { NumberFormatName } from './number-format.ts'
import { MISFIT, NO_OFFSET, SLOT } from './pattern-reader.ts'
import { REBUILT, rebuildField } from './record-batch.ts'
import type { RecordBatch } from './record-batch.ts'
import { timeFormat } from './time-format.ts'
import { createZoneTable } from './zone-table.ts'
import type { ZoneTable } from './zone-table.ts'

export type CheckedColumn =
  | {
      readonly kind: 'date'
      readonly column: number
      /** Formats that are accepted, tried in this order; usually one (S3-25). */
      readonly formats: readonly string[]
      /** Formats that the column as a whole speaks for; they explain what does not fit, and accept nothing. */
      readonly likely?: readonly string[]
    }
  | { readonly kind: 'time'; readonly column: number; readonly formats: readonly string[] }
  | { readonly kind: 'number'; readonly column: number; readonly format: NumberFormatName }

export type CheckPlan = {
  readonly columns: readonly CheckedColumn[]
  readonly pivot: number
  readonly thisYear: number
  /** Whether 24:00 ends a day. */
  readonly hourEnding: boolean
  /** Zone in which times without an offset are told; null: they are not looked at. */
  readonly zone: string | null
}

export type ColumnCheck = { readonly column: number; fits: number; misfits: number; blank: number }

/** What a check calls for each value: the reason it is wrong, or undefined. */
type Judge = (bytes: Uint8Array, from: number, to: number) => Fault | undefined

type Fault = {
  readonly kind: DefectKind
  readonly isRefused: boolean
  readonly explain: (text: string) => Pick<Defect, 'reason' | 'params' | 'accepted'>
}

const NUMBER_REASONS = Object.fromEntries(
  Object.entries(NUMBER_MISFIT).map(([name, code]) => [
    code,
    name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`),
  ]),
)

function numberJudge(format: NumberFormatName): Judge {
  const faults = Object.values(NUMBER_MISFIT).map((misfit): Fault => ({
    kind: 'number',
    isRefused: true,
    explain: () => ({ reason: NUMBER_REASONS[misfit] as string, params: { format }, accepted: format }),
  }))
  return (bytes, from, to) => {
    const misfit = checkNumber(format, bytes, from, to)
    return misfit === NUMBER_MISFIT.none ? undefined : faults[misfit]
  }
}

function timeJudge(names: readonly string[], hourEnding: boolean): Judge {
  const formats = names.map((name) => timeFormat(name, hourEnding))
  const fault: Fault = {
    kind: 'time',
    isRefused: true,
    explain: (text) => ({
      reason: /^24:00(:00)?$/.test(text) ? 'hour-24' : 'not-a-time',
      params: { format: names[0] ?? '' },
      accepted: formats[0]?.write(52_200) ?? null,
    }),
  }
  return (bytes, from, to) =>
    formats.some((format) => format.readCodes(bytes, from, to) === MISFIT.none) ? undefined : fault
}

function zoneFault(zone: ZoneTable, slots: Int32Array): Fault | undefined {
  if (slots[SLOT.offset] !== NO_OFFSET) return undefined
  const day = dayNumber(slots[SLOT.year] as number, slots[SLOT.month] as number, slots[SLOT.day] as number)
  const minutes = (slots[SLOT.hour] as number) * 60 + (slots[SLOT.minute] as number)
  const local = (day * 1440 + minutes) * 60_000
  if (zone.isFarFromChange(local)) return undefined
  const { kind } = zone.localTime(local)
  if (kind === 'ordinary') return undefined
  return {
    kind: kind === 'skipped' ? 'skipped-hour' : 'doubled-hour',
    isRefused: false,
    explain: () => ({ reason: `${kind}-hour`, params: { zone: zone.zone }, accepted: null }),
  }
}

function dateJudge(
  { formats: names, likely = [] }: Extract<CheckedColumn, { kind: 'date' }>,
  plan: CheckPlan,
  zone: ZoneTable | undefined,
): Judge {
  const compiled = (name: string): DateFormat =>
    dateFormat(name, { pivot: plan.pivot, hourEnding: plan.hourEnding })
  const formats = names.map(compiled)
  const likelyFormats = likely.map(compiled)
  const asked = formats[0]
  const misfit: Fault = {
    kind: 'date',
    isRefused: true,
    explain: (text) =>
      asked === undefined
        ? { reason: 'not-a-date', params: {}, accepted: null }
        : explainMisfit(asked, text, likelyFormats),
  }
  const latest = plan.thisYear + YEARS_AHEAD
  const year = (format: DateFormat): Fault => ({
    kind: 'year',
    isRefused: false,
    explain: () => ({
      reason: 'implausible-year',
      params: { year: format.slots[SLOT.year] as number, from: EARLIEST, to: latest },
      accepted: null,
    }),
  })
  return (bytes, from, to) => {
    for (const format of formats) {
      if (format.readCodes(bytes, from, to) !== MISFIT.none) continue
      const written = format.slots[SLOT.year] as number
      if (written < EARLIEST || written > latest) return year(format)
      return zone !== undefined && format.hasTime ? zoneFault(zone, format.slots) : undefined
    }
    return misfit
  }
}

export class FileCheck {
  readonly columns: readonly ColumnCheck[]
  readonly defects: DefectList
  readonly #layout: Layout
  readonly #judges: readonly Judge[]
  readonly #onDefect: ((defect: Defect) => void) | undefined
  readonly #decode: (bytes: Uint8Array) => string
  #scratch = new Uint8Array(1024)

  /** Keeps the first `kept` defects of each kind; `onDefect` gets every one. */
  constructor(
    layout: Layout,
    plan: CheckPlan,
    codec: TextCodec,
    kept: number,
    onDefect?: (defect: Defect) => void,
  ) {
    this.#layout = layout
    this.#onDefect = onDefect
    this.defects = new DefectList(kept)
    const label = isByteWise(layout.encoding) ? decoderLabel(layout.encoding) : 'utf-8'
    this.#decode = (bytes) => codec.decode(label, bytes)
    const zone = plan.zone === null ? undefined : createZoneTable(plan.zone)
    this.columns = plan.columns.map(({ column }) => ({ column, fits: 0, misfits: 0, blank: 0 }))
    this.#judges = plan.columns.map((column) => {
      if (column.kind === 'number') return numberJudge(column.format)
      if (column.kind === 'time') return timeJudge(column.formats, plan.hourEnding)
      return dateJudge(column, plan, zone)
    })
  }

  addBatch(batch: RecordBatch): void {
    const from = Math.min(Math.max(this.#layout.headerRecord - batch.firstRecord, 0), batch.records)
    for (const [index, column] of this.columns.entries()) {
      this.#addColumn(batch, from, column, this.#judges[index] as Judge)
    }
  }

  #addColumn(batch: RecordBatch, fromRecord: number, column: ColumnCheck, judge: Judge): void {
    const { fieldsFrom, from, to, kind } = batch
    const space = noBreakSpaceOf(this.#layout.encoding)
    let fits = 0
    for (let record = fromRecord; record < batch.records; record++) {
      const field = (fieldsFrom[record] as number) + column.column
      if (field >= (fieldsFrom[record + 1] as number)) continue
      let bytes = batch.bytes
      let start = from[field] as number
      let end = to[field] as number
      if (kind[field] === REBUILT) {
        bytes = this.#rebuilt(batch, start, end)
        end = rebuildField(batch.bytes, start, end, quoteCode(this.#layout), bytes)
        start = 0
      }
      start = trimStart(bytes, start, end, space)
      end = trimEnd(bytes, start, end, space)
      const fault = start === end ? undefined : judge(bytes, start, end)
      if (start === end) column.blank++
      else if (fault === undefined) fits++
      else this.#addFault(batch, record, column, fault, bytes, start, end)
    }
    column.fits += fits
  }

  /** Room for the content of a field with doubled quotes. */
  #rebuilt(_batch: RecordBatch, from: number, to: number): Uint8Array {
    if (this.#scratch.length < to - from + 8) this.#scratch = new Uint8Array((to - from) * 2)
    return this.#scratch
  }

  #addFault(
    batch: RecordBatch,
    record: number,
    column: ColumnCheck,
    fault: Fault,
    bytes: Uint8Array,
    from: number,
    to: number,
  ): void {
    if (fault.isRefused) column.misfits++
    else column.fits++
    const make = (): Omit<Defect, 'kind'> => {
      const value = this.#decode(bytes.subarray(from, to))
      return {
        record: batch.firstRecord + record - this.#layout.headerRecord + 1,
        line: batch.firstLine + (batch.line[record] as number) + 1,
        column: column.column,
        value: value.slice(0, SHOWN_OF_VALUE),
        ...fault.explain(value),
      }
    }
    if (this.#onDefect !== undefined) this.#onDefect({ kind: fault.kind, ...make() })
    this.defects.add(fault.kind, make)
  }
}
