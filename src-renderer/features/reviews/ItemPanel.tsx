// One item beside the list: what was held when the review began, what was decided, and the decision itself.
import { Anchor } from '@mantine/core'
import type { ReviewItem } from '../../../src-shared/contract/reviews.ts'
import type { ReviewId, ReviewItemId } from '../../../src-shared/domain/ids.ts'
import { reviewRole } from '../../../src-shared/i18n/review-words.ts'
import { useMay } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go } from '../../shell/navigation.ts'
import { Facts } from '../../ui/panel/Facts.tsx'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { EndBadge } from '../../ui/status/EndBadge.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { useWantedDecision } from './decision.ts'
import { DecisionBadge } from './DecisionBadge.tsx'
import { DecisionForm } from './DecisionForm.tsx'
import styles from './reviews.module.css'

interface ItemPanelProps {
  readonly id: ReviewItemId
  readonly onClose: () => void
}

export function ItemPanel({ id, onClose }: ItemPanelProps) {
  const t = useText()
  const { value, error, refresh } = useCall(
    'reviews.item',
    { item: id },
    { refreshOn: ['reviews', 'roles', 'people', 'programs'] },
  )
  if (value === undefined || error !== null) {
    return (
      <SidePanel title={t('reviews:title')} onClose={onClose}>
        {error === null ? <Loading /> : <Problem error={error} retry={refresh} />}
      </SidePanel>
    )
  }
  const { family, role } = value
  return (
    <SidePanel
      title={value.person.displayName}
      subtitle={
        <>
          {reviewRole(t, family, role)} <DecisionBadge item={value} />
        </>
      }
      onClose={onClose}
    >
      <ItemFacts item={value} />
      <Deciding item={value} review={value.review} onDone={onClose} />
    </SidePanel>
  )
}

function ItemFacts({ item }: { readonly item: ReviewItem }) {
  const t = useText()
  const format = useFormat()
  const { person, grantedAt, expiresAt, lastSignInAt, decision, auditSeq } = item
  const event = auditSeq === null ? null : <EventLink seq={auditSeq} />
  return (
    <>
      {decision === null ? null : (
        <Facts
          title={t('reviews:decide.decision')}
          facts={[
            [
              t('reviews:columns.decision'),
              decision === 'change'
                ? t('reviews:decided.change', { role: reviewRole(t, item.family, item.nextRole ?? 'none') })
                : t(`reviews:decided.${decision}`),
            ],
            [t('reviews:columns.reason'), item.reason],
            [
              t('reviews:columns.reviewer'),
              t('reviews:decide.by', { by: item.decidedBy ?? '', at: format.dateTime(item.decidedAt ?? '') }),
            ],
            [t('reviews:columns.auditSeq'), event],
          ]}
        />
      )}
      <Facts
        title={t('reviews:held.title')}
        facts={[
          [t('reviews:columns.role'), reviewRole(t, item.family, item.role)],
          [t('reviews:columns.program'), item.program?.name ?? null],
          [t('reviews:columns.since'), grantedAt === null ? null : format.date(grantedAt)],
          [t('reviews:columns.grantedBy'), item.grantedBy],
          [
            t('reviews:columns.ends'),
            expiresAt === null ? null : <EndBadge key="ends" expiresAt={expiresAt} />,
          ],
          [
            t('reviews:columns.lastSignIn'),
            lastSignInAt === null ? t('reviews:held.never') : format.dateTime(lastSignInAt),
          ],
          [
            t('reviews:columns.assignments'),
            item.family === 'data' ? t('reviews:held.assignments', { count: item.assignments }) : null,
          ],
          [t('reviews:columns.email'), person.email],
          [t('reviews:columns.state'), t(`people:states.${person.state}`)],
        ]}
      />
    </>
  )
}

/** The event of the trail that carried a decision out, to be opened there by who may see it. */
function EventLink({ seq }: { readonly seq: number }) {
  const t = useText()
  const seesTrail = useMay('audit-trail.view')
  const words = t('reviews:decide.event', { seq })
  if (!seesTrail) return words
  return (
    <Anchor component="button" type="button" size="sm" onClick={() => void go('audit-trail', { event: seq })}>
      {words}
    </Anchor>
  )
}

interface DecidingProps {
  readonly item: ReviewItem
  readonly review: ReviewId
  readonly onDone: () => void
}

function Deciding({ item, review, onDone }: DecidingProps) {
  const t = useText()
  const { lock, now, decision, family } = item
  const wanted = useWantedDecision(item.id)
  if (now !== null && decision === null) {
    const key = now === 'none' ? 'staleNone' : 'staleNow'
    return (
      <Notice tone="attention">{t(`reviews:decide.${key}`, { role: reviewRole(t, family, now) })}</Notice>
    )
  }
  // What was carried out says so itself, above.
  if (decision !== null && decision !== 'keep') return null
  if (lock !== null) {
    return (
      <section className={styles.section}>
        <Notice tone="neutral">{lock}</Notice>
      </section>
    )
  }
  return (
    <section className={styles.section}>
      <h3>{t('reviews:decide.title')}</h3>
      {decision === 'keep' ? <Notice tone="neutral">{t('reviews:decide.again')}</Notice> : null}
      <DecisionForm review={review} items={[item]} initial={wanted} onDone={onDone} />
    </section>
  )
}
