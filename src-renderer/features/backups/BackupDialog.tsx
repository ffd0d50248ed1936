// The look inside a backup: verified again, what it holds, and what restoring it would undo.
import { Button, Group, Stack } from '@mantine/core'
import { useId, useState } from 'react'
import type { Output } from '../../../src-shared/contract/index.ts'
import { useMay } from '../../api/session.ts'
import { useCall, useCommand } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { newTaskId } from '../../shell/running-tasks.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Facts } from '../../ui/panel/Facts.tsx'
import { useScrollStop } from '../../ui/panel/use-scroll-stop.ts'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyRefused } from '../../ui/toast/notify.ts'
import styles from './backups.module.css'

interface BackupDialogProps {
  readonly name: string
  readonly onClose: () => void
}

export function BackupDialog({ name, onClose }: BackupDialogProps) {
  const t = useText()
  const format = useFormat()
  const [taskId] = useState(newTaskId)
  const { value, error } = useCall('backups.preview', { name, taskId })
  const date = format.dateTime(instantOf(name))
  return (
    <Dialog title={t('backups:preview.title', { date })} onClose={onClose} width={640}>
      {error === null ? null : <Problem error={error} />}
      {value === undefined && error === null ? (
        <div role="status" aria-label={t('backups:preview.reading')}>
          <Loading lines={6} />
        </div>
      ) : null}
      {value === undefined ? null : <Inside name={name} date={date} preview={value} />}
    </Dialog>
  )
}

/** The name says when it was made: colons are no part of a file's name on Windows. */
function instantOf(name: string): string {
  return name.replace(/^keyholder-(.{10})T(..)-(..)-(.{7})\.sqlite$/, '$1T$2:$3:$4')
}

interface InsideProps {
  readonly name: string
  readonly date: string
  readonly preview: Output<'backups.preview'>
}

function Inside({ name, date, preview }: InsideProps) {
  const t = useText()
  const format = useFormat()
  const mayRestore = useMay('settings.edit')
  const restoring = useCommand('backups.restore')
  const { holds, sha256, relation, undone, newest } = preview
  const restore = async () => {
    const sure = await confirm({
      title: t('backups:confirm.title', { date }),
      consequence: t('backups:confirm.body'),
      act: t('backups:confirm.act'),
      dangerous: true,
    })
    if (!sure) return
    const reply = await restoring.run({ name, sha256 })
    if (!reply.ok) notifyRefused(reply.error)
  }
  return (
    <Stack gap="md">
      <Facts
        facts={[
          [t('backups:preview.organization'), holds.organization],
          [t('backups:preview.people'), format.count(holds.people)],
          [t('backups:preview.programs'), format.count(holds.programs)],
          [
            t('backups:preview.events'),
            t('backups:events', { count: holds.events, shown: format.count(holds.events) }),
          ],
          [t('backups:preview.last'), holds.lastEventAt === null ? '' : format.dateTime(holds.lastEventAt)],
          [
            t('backups:preview.head'),
            <code key="head" className={styles.hash}>
              {holds.head}
            </code>,
          ],
          [
            t('backups:preview.fingerprint'),
            <code key="sha256" className={styles.hash}>
              {sha256}
            </code>,
          ],
        ]}
      />
      {relation === 'earlier' ? (
        <Undone undone={undone} newest={newest} />
      ) : (
        <Notice tone={relation === 'same' ? 'good' : 'attention'}>{t(`backups:preview.${relation}`)}</Notice>
      )}
      {mayRestore ? (
        <Group justify="flex-end">
          <Button
            color="red"
            variant="light"
            disabled={relation === 'same'}
            loading={restoring.busy}
            onClick={() => void restore()}
          >
            {t('backups:preview.restore')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  )
}

function Undone({ undone, newest }: Pick<Output<'backups.preview'>, 'undone' | 'newest'>) {
  const t = useText()
  const format = useFormat()
  const id = useId()
  const events = useScrollStop<HTMLUListElement>()
  return (
    <section>
      <p id={id} className={styles.undone}>
        {t('backups:preview.earlier', { count: undone, shown: format.count(undone) })}
      </p>
      <ul ref={events} aria-labelledby={id} className={styles.events}>
        {newest.map(({ at, sentence }, index) => (
          // The order is the trail's; an event has no other name here.
          <li key={index}>
            <span>{format.dateTime(at)}</span>
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
