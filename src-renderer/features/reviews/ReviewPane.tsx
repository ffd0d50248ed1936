// One review: what it covers, how far it has come, its items, and one of them beside the list.
import { Anchor, Button, Menu, Title } from '@mantine/core'
import { IconArrowLeft, IconChevronDown, IconLock } from '@tabler/icons-react'
import type { ReviewDetail } from '../../../src-shared/contract/reviews.ts'
import type { ReviewId, ReviewItemId } from '../../../src-shared/domain/ids.ts'
import { scopeLines } from '../../../src-shared/i18n/review-words.ts'
import { ask } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useCall, useCommand } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { setParams } from '../../shell/navigation.ts'
import { newTaskId, track } from '../../shell/running-tasks.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { LookOnly } from '../../ui/status/LookOnly.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { ItemPanel } from './ItemPanel.tsx'
import { ItemsList } from './ItemsList.tsx'
import { ReviewState } from './ReviewState.tsx'
import styles from './reviews.module.css'

interface ReviewPaneProps {
  readonly id: ReviewId
  readonly openId: ReviewItemId | null
}

export function ReviewPane({ id, openId }: ReviewPaneProps) {
  const { value, error, refresh } = useCall(
    'reviews.get',
    { review: id },
    { refreshOn: ['reviews', 'roles'] },
  )
  if (error !== null) return <Problem error={error} retry={refresh} />
  if (value === undefined) return <Loading />
  return (
    <ListDetail
      list={
        <div className={styles.pane}>
          <ReviewHead review={value} />
          <div className={styles.items}>
            <ItemsList review={value} openId={openId} />
          </div>
        </div>
      }
      detail={
        openId === null ? null : (
          <ItemPanel key={openId} id={openId} onClose={() => setParams({ review: id })} />
        )
      }
    />
  )
}

function ReviewHead({ review }: { readonly review: ReviewDetail }) {
  const t = useText()
  const format = useFormat()
  const mayRun = useMay('reviews.run')
  const { counts, createdBy, createdAt, dueOn, closedAt, closedBy } = review
  const told = [
    scopeLines(t, review.scope, review.programNames).join('; '),
    t('reviews:detail.begunBy', { by: createdBy, date: format.date(createdAt) }),
    ...(dueOn === null
      ? []
      : [t(`reviews:detail.${review.isOverdue ? 'overdue' : 'due'}`, { date: format.day(dueOn) })]),
    ...(closedAt === null
      ? []
      : [t('reviews:detail.closedBy', { by: closedBy ?? '', date: format.date(closedAt) })]),
  ]
  return (
    <header className={styles.head}>
      <Anchor
        component="button"
        type="button"
        size="sm"
        className={styles.back}
        onClick={() => setParams({})}
      >
        <IconArrowLeft size={14} aria-hidden /> {t('reviews:detail.back')}
      </Anchor>
      <div className={styles.headLine}>
        <Title order={1} size="h2">
          {review.name}
        </Title>
        <ReviewState review={review} />
        <span className={styles.grow} />
        <Acts review={review} />
      </div>
      <p className={styles.soft}>{told.join(' · ')}</p>
      {mayRun ? null : <LookOnly />}
      <dl className={styles.counts}>
        {(['items', 'undecided', 'kept', 'changed', 'revoked'] as const).map((key) => (
          <div key={key}>
            <dt>{t(`reviews:counts.${key}`)}</dt>
            <dd>{format.count(counts[key])}</dd>
          </div>
        ))}
      </dl>
    </header>
  )
}

function Acts({ review }: { readonly review: ReviewDetail }) {
  const t = useText()
  const format = useFormat()
  const close = useCommand('reviews.close')
  const ended = async () => {
    const count = review.counts.undecided
    const agreed = await confirm({
      title: t('reviews:close.title'),
      consequence: t('reviews:close.undecided', { count, rows: format.count(count) }),
      act: t('reviews:close.act'),
    })
    if (!agreed) return
    const reply = await close.run({ review: review.id })
    if (reply.ok) notifyDone(t('reviews:close.done'))
    else notifyRefused(reply.error)
  }
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            {t('reviews:detail.report')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown aria-label={t('reviews:detail.report')}>
          {(['pdf', 'csv'] as const).map((format_) => (
            <Menu.Item key={format_} onClick={() => void report(format_)}>
              {t(`reviews:detail.${format_}`)}…
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {review.may.close ? (
        <Button
          leftSection={<IconLock size={15} aria-hidden />}
          loading={close.busy}
          onClick={() => void ended()}
        >
          {t('reviews:detail.close')}
        </Button>
      ) : null}
    </>
  )

  async function report(kind: 'pdf' | 'csv') {
    const taskId = newTaskId()
    const asked = ask('reviews.report', { review: review.id, format: kind, taskId })
    const reply = await track(taskId, t('reviews:report.running'), asked)
    if (reply.ok) notifyDone(t('reviews:report.done', { fileName: reply.value.fileName }))
    else if (reply.error.code !== 'cancelled') notifyRefused(reply.error)
  }
}
