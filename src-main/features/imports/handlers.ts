// CSV files looked at before anything is imported. Everything takes place in the reader's thread; here its answers are
// brought into the contract's shape.
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Defect } from '../../../src-shared/csv/defect.ts'
import { importsCalls } from '../../../src-shared/contract/imports.ts'
import type { CsvCheck, CsvProfile, CsvRecord, ReadingRules } from '../../../src-shared/contract/imports.ts'
import { translator } from '../../../src-shared/i18n/translate.ts'
import { Refusal } from '../../ipc/errors.ts'
import { implement } from '../../ipc/implement.ts'
import type { Services } from '../../ipc/services.ts'
import type { Task } from '../../tasks/tasks.ts'
import { ImportError } from './analyse.ts'
import type { PreviewResult } from './analyse.ts'
import { closePreview, endReader, failing, openPreview, previewOf, startReader, tell } from './previews.ts'
import type { Caller, Preview } from './previews.ts'
import { inFileOrder, notWritten, planOf, recordOf, recordsOf, runsOf } from './service.ts'

export const importsHandlers = implement(importsCalls, {
  'imports.start': {
    work: async ({ services }) => {
      startReader(services)
      return { samples: await samplesOf(services) }
    },
  },
  'imports.end': {
    run: ({ services }) => {
      endReader(services)
      return {}
    },
  },
  'imports.choose': {
    work: async ({ services, t }) => {
      const path = await services.desktop.chooseFileToOpen({
        title: t('imports:dialogTitle'),
        extensions: ['csv', 'txt', 'tsv'],
      })
      return { file: path === null ? null : services.files.admit(path) }
    },
  },
  'imports.choose-sample': {
    work: async ({ services }, { name }) => {
      // Only a name from our own list becomes a path.
      if (!(await samplesOf(services)).includes(name)) throw Refusal.notFound()
      return { file: services.files.admit(join(services.csv.samplesDir, name)) }
    },
  },
  'imports.open': {
    work: async (caller, wanted) => {
      const { first } = await openPreview(caller, wanted)
      const { layout, totalBytes: bytes, isAll: isWhole } = first
      return { bytes, layout, above: first.above.map(recordOf), records: first.rows.map(recordOf), isWhole }
    },
  },
  'imports.close': {
    run: ({ services }, { file }) => {
      closePreview(services, file)
      return {}
    },
  },
  'imports.profile': {
    work: ({ services }, { file, taskId }) => {
      const preview = previewOf(services, file)
      return services.tasks.run(taskId, (task) => failing(services, count(preview, task)))
    },
  },
  'imports.check': {
    work: (caller, { file, taskId, rules }) => {
      const preview = previewOf(caller.services, file)
      return caller.services.tasks.run(taskId, (task) =>
        failing(caller.services, check(preview, { caller, rules, task })),
      )
    },
  },
  'imports.rows': {
    work: ({ services }, { file, ...window }) =>
      failing(services, pageOfRecords(previewOf(services, file), window)),
  },
  'imports.problems': {
    run: ({ services }, { file, offset, limit, kinds }) => {
      const all = inFileOrder(defectsOf(previewOf(services, file)))
      const wanted = kinds.length === 0 ? all : all.filter(({ kind }) => kinds.includes(kind))
      return { rows: wanted.slice(offset, offset + limit), total: wanted.length }
    },
  },
  'imports.save-problems': {
    work: (caller, { file, taskId, rules }) => {
      const preview = previewOf(caller.services, file)
      return caller.services.tasks.run(taskId, (task) => saveProblems(preview, { caller, rules, task }))
    },
  },
})

async function samplesOf({ demo, csv }: Services): Promise<string[]> {
  if (demo === null) return []
  const names = await readdir(csv.samplesDir).catch(() => [])
  return names.filter((name) => name.endsWith('.csv')).toSorted()
}

async function count(preview: Preview, task: Task): Promise<CsvProfile> {
  preview.onProgress = tell(task)
  const cancel = () => preview.session.cancel()
  task.signal.addEventListener('abort', cancel, { once: true })
  const { result, isWhole } = await countedOf(preview)
  const { profile: found, hasChanged } = result
  preview.profile = found
  return { ...found, isWhole, hasChanged }
}

/** All that was counted; after a cancel, what was counted until then. */
async function countedOf({ session }: Preview): Promise<{ result: PreviewResult; isWhole: boolean }> {
  try {
    return { result: await session.result, isWhole: true }
  } catch (error) {
    if (!(error instanceof ImportError) || error.counted === undefined) throw error
    return { result: error.counted, isWhole: false }
  }
}

interface Checking {
  readonly caller: Caller
  readonly rules: ReadingRules
  readonly task: Task
}

async function check(preview: Preview, { caller, rules, task }: Checking): Promise<CsvCheck> {
  const plan = planOf(rules, { ...caller, ...preview })
  const { signal } = task
  const { columns, defects, counts } = await preview.session.check(plan, { signal, onProgress: tell(task) })
  preview.defects = defects
  const recordsWithProblems = recordsOf(defectsOf(preview)).length
  return { columns, defectCounts: counts, recordsWithProblems }
}

/** All that is listed: what the count found, and the last check. */
function defectsOf({ profile, defects }: Preview): readonly Defect[] {
  return [...(profile?.defects ?? []), ...defects]
}

interface RowWindow {
  readonly offset: number
  readonly limit: number
  readonly problemsOnly: boolean
}

async function pageOfRecords(
  preview: Preview,
  window: RowWindow,
): Promise<{ rows: CsvRecord[]; total: number }> {
  const { offset, limit, problemsOnly } = window
  if (problemsOnly) {
    const numbers = recordsOf(defectsOf(preview))
    const runs = runsOf(numbers.slice(offset, offset + limit))
    const pages = await Promise.all(runs.map((run) => preview.session.rows(run.first, run.count)))
    return { rows: pages.flat().map(recordOf), total: numbers.length }
  }
  if (preview.profile === null) {
    const { rows } = preview.first
    return { rows: rows.slice(offset, offset + limit).map(recordOf), total: rows.length }
  }
  const rows = await preview.session.rows(offset + 1, limit)
  return { rows: rows.map(recordOf), total: preview.profile.recordsAfterHeader }
}

async function saveProblems(preview: Preview, { caller, rules, task }: Checking) {
  const { services } = caller
  const { translation } = caller.preferences
  const t = translator(translation)
  const path = await services.desktop.chooseFileToSave({
    title: t('imports:problems.save'),
    suggestedName: `${t('imports:problems.fileName', { name: basename(preview.path, '.csv') })}.csv`,
  })
  if (path === null) throw new Refusal('cancelled', 'cancelled')
  const plan = planOf(rules, { ...caller, ...preview })
  const { signal } = task
  const saving = preview.session.saveDefects(plan, { path, translation }, { signal, onProgress: tell(task) })
  return { fileName: basename(path), problems: await failing(services, saving, notWritten) }
}
