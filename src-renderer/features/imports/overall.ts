// How things stand with the file as a whole: the worst of its date columns.
import type { PreviewColumn } from './columns.ts'
import type { Overall } from './FileBar.tsx'
import { chosenCounts } from './chosen-counts.ts'
import type { CountSources } from './chosen-counts.ts'
import { judge, toneOf } from './verdict.ts'
import type { Verdict } from './verdict.ts'

interface Said extends CountSources {
  readonly confirmed: Readonly<Record<number, string>>
  readonly stage: string
}

/** Worst first. */
const worst: readonly Verdict['kind'][] = [
  'reads-nothing',
  'mixed',
  'other-format',
  'undecided',
  'hour-ending',
  'reads-part',
  'reads-all',
  'blank',
]

export function overallOf(said: Said, columns: readonly PreviewColumn[]): Overall {
  const dates = columns.filter(({ kind }) => kind === 'date')
  if (dates.length === 0) return { tone: 'neutral', word: 'none' }
  const verdicts = dates.flatMap((column): Verdict[] => {
    const counts = chosenCounts(column, said)
    if (counts === null) return []
    return [judge(column.profile?.date ?? null, counts, said.confirmed[column.index] ?? null)]
  })
  if (verdicts.length < dates.length)
    return { tone: 'neutral', word: said.stage === 'stopped' ? 'stopped' : 'counting' }
  const verdict = verdicts.toSorted((a, b) => worst.indexOf(a.kind) - worst.indexOf(b.kind))[0] as Verdict
  return { tone: toneOf(verdict), word: verdict.kind }
}
