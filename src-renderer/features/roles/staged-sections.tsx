// A preview as the sections of the panel: one for each person, with their staged changes, rights and what follows.
import { slotOf } from '../../../src-shared/contract/staged-change.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { StagedChange as ShownChange } from '../../ui/staging/StagedChanges.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import styles from './roles.module.css'
import { changeLine } from './sentences.ts'
import type { StagedItem } from './staging.ts'
import { UndoButton } from './UndoButton.tsx'
import type { Preview } from './use-preview.ts'

interface Telling {
  readonly t: Translate
  readonly format: Formatter
  /** Absent where there is nothing to take back from. */
  readonly undo?: (item: StagedItem) => void
}

/** One section for each person: who has something staged first, in that order, then predecessors. */
export function stagedSections(preview: Preview, telling: Telling): ShownChange[] {
  const { items, value } = preview
  const staged = [...new Map(items.map((item) => [item.change.person, item.person])).entries()]
  const predecessors = (value?.people ?? []).flatMap(({ person }) =>
    items.some(({ change }) => change.person === person.id) ? [] : [[person.id, person.displayName] as const],
  )
  return [...staged, ...predecessors].map(([id, who]) => ({
    id,
    who,
    what: lines(preview, id, telling),
    effect: value?.people.find(({ person }) => person.id === id),
  }))
}

/** The person's staged changes, each with its own undo and, where it cannot be saved, why. */
function lines({ items, value, isCurrent }: Preview, person: number, { t, format, undo }: Telling) {
  return items.flatMap((item, index) => {
    if (item.change.person !== person) return []
    const verdict = isCurrent ? value?.changes[index] : undefined
    const line = changeLine(t, format, item)
    return [
      <div key={slotOf(item.change)}>
        <span className={styles.line}>
          <span>{line}</span>
          {undo === undefined ? null : (
            <UndoButton
              label={t('roles:staging.undoLine', { line, person: item.person })}
              hint={t('roles:staging.undo')}
              onUndo={() => undo(item)}
            />
          )}
        </span>
        {verdict?.reason == null ? null : <Notice tone="refused">{verdict.reason}</Notice>}
      </div>,
    ]
  })
}
