// Rights gained and lost, before Save (B-06): for whom, in sentences. It only shows; what is gained and lost comes from the
// policy, in main.
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { Consequence, Right } from '../../../src-shared/contract/roles.ts'
import { consequenceText, rightSentences } from '../../../src-shared/i18n/access-words.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Notice } from '../status/Notice.tsx'
import styles from './staging.module.css'

export interface StagedChange {
  readonly id: string | number
  /** For whom. */
  readonly who: string
  /** The change itself, as in "Submittals: Viewer → Lead User", with what belongs beside it. */
  readonly what: readonly ReactNode[]
  /** What it does, as main says it; undefined while that is not known yet. */
  readonly effect: Effect | undefined
  /** What is warned of beside that, in a sentence. */
  readonly warning?: string | null
}

interface Effect {
  readonly gained: readonly Right[]
  readonly lost: readonly Right[]
  /** What else follows from it, as in a predecessor who becomes Contributor. */
  readonly consequences: readonly Consequence[]
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
  const heading = useId()
  const { who, what, effect, warning = null } = change
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
      {effect === undefined ? null : <EffectOf {...effect} />}
      {warning === null ? null : <Notice tone="attention">{warning}</Notice>}
    </section>
  )
}

function EffectOf({ gained, lost, consequences }: Effect) {
  const t = useText()
  return (
    <>
      <Rights title={t('shell:staging.gained', { count: gained.length })} rights={gained} tone="good" />
      <Rights title={t('shell:staging.lost', { count: lost.length })} rights={lost} tone="refused" />
      {gained.length + lost.length === 0 ? <p className={styles.what}>{t('shell:staging.nothing')}</p> : null}
      <Consequences of={consequences} />
    </>
  )
}

/** What follows from changes beyond rights. */
export function Consequences({ of }: { readonly of: readonly Consequence[] }) {
  const t = useText()
  const format = useFormat()
  return of.map((each) => (
    <Notice key={each.key} tone="attention">
      {consequenceText(t, format, each)}
    </Notice>
  ))
}

interface RightsProps {
  readonly title: string
  readonly rights: readonly Right[]
  readonly tone: 'good' | 'refused'
}

function Rights({ title, rights, tone }: RightsProps) {
  const t = useText()
  if (rights.length === 0) return null
  const Icon = tone === 'good' ? IconPlus : IconMinus
  return (
    <div className={styles.rights} data-tone={tone}>
      <h4 className={styles.rightsTitle}>{title}</h4>
      <ul className={styles.sentences}>
        {rightSentences(t, rights).map((sentence) => (
          <li key={sentence}>
            <Icon size={14} stroke={2.4} aria-hidden className={styles.sign} />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
