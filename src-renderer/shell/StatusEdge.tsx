// The bottom edge: what runs, how far it is and how to stop it; and that the store is well.
import { Button, Progress } from '@mantine/core'
import { IconDatabase, IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useMay, useSignedIn } from '../api/session.ts'
import { useCall } from '../api/use-call.ts'
import { useText } from '../i18n/texts.ts'
import { useFormat } from '../i18n/use-format.ts'
import { go } from './navigation.ts'
import { cancelTask, useRunningTasks } from './running-tasks.ts'
import type { RunningTask } from './running-tasks.ts'
import styles from './shell.module.css'

export function StatusEdge() {
  const t = useText()
  const { version } = useSignedIn()
  const tasks = useRunningTasks((state) => state.tasks)
  return (
    <footer className={styles.edge}>
      <div className={styles.tasks} role="status">
        {tasks.length === 0 ? <span>{t('shell:edge.idle')}</span> : null}
        {tasks.map((task) => (
          <Task key={task.id} task={task} />
        ))}
      </div>
      <TrailVerdict />
      <span className={styles.store}>
        <IconDatabase size={13} aria-hidden />
        {t(tasks.some(({ isSaving }) => isSaving) ? 'shell:edge.saving' : 'shell:edge.stored')}
      </span>
      <span>{t('shell:edge.version', { version })}</span>
    </footer>
  )
}

/** What the last verification of the trail found, for those who may verify it. */
function TrailVerdict() {
  const t = useText()
  const format = useFormat()
  const mayVerify = useMay('audit-trail.verify')
  const { value } = useCall('audit-trail.last-verdict', mayVerify ? {} : null, { refreshOn: ['audit-trail'] })
  const verdict = value?.verdict ?? null
  if (verdict === null) return null
  const { broken, at } = verdict
  const Icon = broken === null ? IconShieldCheck : IconShieldX
  return (
    <button
      type="button"
      className={styles.verdict}
      data-broken={broken !== null || undefined}
      onClick={() => void go('audit-trail', {})}
    >
      <Icon size={13} aria-hidden />
      {t(broken === null ? 'audit:edge.intact' : 'audit:edge.broken', { date: format.dateTime(at) })}
    </button>
  )
}

function Task({ task }: { readonly task: RunningTask }) {
  const t = useText()
  const format = useFormat()
  const { id, title, done, total } = task
  const percent = total === null || total === 0 ? null : Math.min(100, (done / total) * 100)
  return (
    <span className={styles.task}>
      <span className={styles.taskTitle}>{title}</span>
      <Progress
        className={styles.taskBar}
        size="sm"
        aria-label={title}
        value={percent ?? 100}
        animated={percent === null}
      />
      {percent === null ? null : (
        <span>{t('shell:edge.percent', { percent: format.count(Math.floor(percent)) })}</span>
      )}
      <Button variant="subtle" size="compact-xs" onClick={() => cancelTask(id)}>
        {t('shell:cancel')}
      </Button>
    </span>
  )
}
