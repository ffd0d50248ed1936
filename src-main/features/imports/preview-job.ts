// One file that is open in the worker: its first screen, its profile, and whatever is asked about it afterwards.
import { detectLayout } from '../../../src-shared/csv/layout.ts'
import type { Layout } from '../../../src-shared/csv/layout.ts'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { checkFile, saveDefects } from './check-file.ts'
import type { Lanes } from './lane.ts'
import type { FirstRows, PreviewRequest, PreviewResult, Progress, Question, Questions } from './messages.ts'
import { CountStopped, profileFile } from './profile-file.ts'
import type { ProfiledFile } from './profile-file.ts'
import { firstRows, readRows } from './read-rows.ts'
import { codec, openSource } from './source-file.ts'
import type { SourceFile } from './source-file.ts'

export interface JobEvents {
  readonly onFirstRows: (rows: FirstRows) => void
  readonly onProgress: (progress: Progress) => void
}

/** Milliseconds that the window has for the first screen. */
const HEAD_START = 5

/** Milliseconds between two reports of progress. */
const REPORT_EVERY = 100

/** Passes on no more than one report in a while. */
function seldom(report: (bytes: number, records: number) => void): (bytes: number, records: number) => void {
  let last = 0
  return (bytes, records) => {
    const now = performance.now()
    if (now - last < REPORT_EVERY) return
    last = now
    report(bytes, records)
  }
}

export class PreviewJob {
  readonly #request: PreviewRequest
  readonly #lanes: (source: SourceFile) => Lanes
  #source: SourceFile | undefined
  #layout: Layout | undefined
  #profiled: ProfiledFile | undefined

  /** `lanesFor` gives the way to count a file of so many bytes. */
  constructor(request: PreviewRequest, lanesFor: (bytes: number) => Lanes) {
    this.#request = request
    this.#lanes = (source) => lanesFor(source.state.bytes)
  }

  /** Opens and profiles the file. Rejects with the file system's error, or with the signal's reason. */
  async run(signal: AbortSignal, events: JobEvents): Promise<PreviewResult> {
    const request = this.#request
    const source = await openSource(request.path)
    this.#source = source
    signal.throwIfAborted()
    const layout = detectLayout(source.sample, source.isWhole, request.choice, codec)
    this.#layout = layout
    events.onFirstRows(firstRows(source, layout))
    // The window shows the first rows before two threads take all the processor there is.
    if (!source.isWhole) await setTimeout(HEAD_START, undefined, { signal }).catch(() => undefined)
    const profiled = await profileFile(source, layout, {
      signal,
      lanes: this.#lanes(source),
      context: {
        fileName: path.basename(request.path),
        pivot: request.pivot,
        thisYear: request.thisYear,
        preferred: request.dateFormat,
      },
      mayChangeEncoding: request.choice.encoding === undefined,
      onProgress: this.#reporter('profile', events.onProgress),
    }).catch((error: unknown) => {
      // What was counted can still be asked about.
      if (error instanceof CountStopped) this.#profiled = error.counted
      throw error
    })
    this.#profiled = profiled
    this.#layout = profiled.profile.layout
    return this.#result(profiled, source)
  }

  /** What was counted before a cancel; undefined when nothing was. */
  counted(): PreviewResult | undefined {
    if (this.#profiled === undefined || this.#source === undefined) return undefined
    return this.#result(this.#profiled, this.#source)
  }

  #result({ profile, hash, hasChanged }: ProfiledFile, source: SourceFile): PreviewResult {
    return { profile, hash, bytes: source.state.bytes, hasChanged }
  }

  /** Answers a question about the file, which must have shown its first rows. */
  async answer<Q extends Question>(
    question: Q,
    ask: Questions[Q]['ask'],
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<Questions[Q]['answer']> {
    const source = this.#source
    const layout = this.#layout
    if (source === undefined || layout === undefined) throw new Error('The file is not open yet')
    const options = { signal, onProgress: this.#reporter('check', onProgress) }
    const answers: {
      readonly [K in Question]: (ask: Questions[K]['ask']) => Promise<Questions[K]['answer']>
    } = {
      rows: async (rows) => readRows(source, layout, this.#profiled?.places ?? [], rows, signal),
      count: async ({ column, formats }) => this.#profiled?.countFits(column, formats) ?? {},
      check: async (plan) => checkFile(source, layout, plan, { ...options, lanes: this.#lanes(source) }),
      saveDefects: async (save) =>
        saveDefects(source, layout, save, this.#profiled?.profile.defects ?? [], options),
    }
    return answers[question](ask)
  }

  #reporter(
    phase: Progress['phase'],
    report: (progress: Progress) => void,
  ): (bytes: number, records: number) => void {
    return seldom((bytes, records) => {
      report({ phase, bytes, totalBytes: this.#source?.state.bytes ?? 0, records })
    })
  }

  async close(): Promise<void> {
    this.#profiled?.forget()
    await this.#source?.handle.close()
    this.#source = undefined
  }
}
