// The bottom edge: what runs, how far it is and how to stop it; and that the store is well.
import { Button, Progress } from '@mantine/core'
import { IconDatabase } from '@tabler/icons-react'
import { useSignedIn } from '../api/session.ts'
import { useText } from '../i18n/texts.ts'
import { useFormat } from '../i18n/use-format.ts'
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
      <span className={styles.store}>
        <IconDatabase size={13} aria-hidden />
        {t('shell:edge.stored')}
      </span>
      <span>{t('shell:edge.version', { version })}</span>
    </footer>
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
