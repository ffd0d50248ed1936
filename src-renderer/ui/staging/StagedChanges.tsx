// Rights gained and lost, before Save (B-06): for whom, in sentences. It only shows; what is gained and lost comes from the
// policy, in main.
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/texts.ts'
import { Notice } from '../status/Notice.tsx'
import styles from './staging.module.css'

export interface StagedChange {
  readonly id: string | number
  /** For whom. */
  readonly who: string
  /** The change itself, as in "Submittals: Viewer → Lead User", with what belongs beside it. */
  readonly what: readonly ReactNode[]
  /** Sentences. */
  readonly gained: readonly string[]
  readonly lost: readonly string[]
  /** How many rights the sentences tell, where one tells several. */
  readonly counts?: { readonly gained: number; readonly lost: number }
  /** What it means is not known yet. */
  readonly pending?: boolean
  /** What else follows from it, as in a predecessor who becomes Contributor. */
  readonly consequences?: readonly string[]
}

interface StagedChangesProps {
  readonly changes: readonly StagedChange[]
  /** Undo and the like, for one person's change. */
  readonly actions?: (change: StagedChange) => ReactNode
}

export function StagedChanges({ changes, actions }: StagedChangesProps) {
  return (
    <div className={styles.list}>
      {changes.map((change) => (
        <Change key={change.id} change={change} actions={actions?.(change)} />
      ))}
    </div>
  )
}

function Change({ change, actions }: { readonly change: StagedChange; readonly actions: ReactNode }) {
  const t = useText()
  const heading = useId()
  const { who, what, gained, lost, consequences = [], pending = false } = change
  const counts = change.counts ?? { gained: gained.length, lost: lost.length }
  return (
    <section aria-labelledby={heading} className={styles.change}>
      <header className={styles.head}>
        <h3 id={heading} className={styles.who}>
          {who}
        </h3>
        {actions}
      </header>
      {what.map((line, index) => (
        // Lines have no other identity than their place.
        <div key={index} className={styles.what}>
          {line}
        </div>
      ))}
      <Rights title={t('shell:staging.gained', { count: counts.gained })} sentences={gained} tone="good" />
      <Rights title={t('shell:staging.lost', { count: counts.lost })} sentences={lost} tone="refused" />
      {gained.length + lost.length === 0 && !pending ? (
        <p className={styles.what}>{t('shell:staging.nothing')}</p>
      ) : null}
      {consequences.map((line) => (
        <Notice key={line} tone="attention">
          {line}
        </Notice>
      ))}
    </section>
  )
}

interface RightsProps {
  readonly title: string
  readonly sentences: readonly string[]
  readonly tone: 'good' | 'refused'
}

function Rights({ title, sentences, tone }: RightsProps) {
  if (sentences.length === 0) return null
  const Icon = tone === 'good' ? IconPlus : IconMinus
  return (
    <div className={styles.rights} data-tone={tone}>
      <h4 className={styles.rightsTitle}>{title}</h4>
      <ul className={styles.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Icon size={14} stroke={2.4} aria-hidden className={styles.sign} />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
