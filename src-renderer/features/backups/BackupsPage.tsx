// Backups: where they are, the list of them, and the look inside that comes before restoring one.
import { Button, Group, Stack } from '@mantine/core'
import { IconDatabaseExport, IconFolder } from '@tabler/icons-react'
import { useState } from 'react'
import type { Output } from '../../../src-shared/contract/index.ts'
import { call } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useCall, useCommand } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { newTaskId, track } from '../../shell/running-tasks.ts'
import { Facts } from '../../ui/panel/Facts.tsx'
import { Page } from '../../ui/panel/Page.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { LookOnly } from '../../ui/status/LookOnly.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { BackupDialog } from './BackupDialog.tsx'
import { BackupList } from './BackupList.tsx'
import { useTask } from './use-task.ts'

export function BackupsPage() {
  const t = useText()
  const { value, error, refresh } = useCall('backups.list', {}, { refreshOn: ['backups'] })
  const mayEdit = useMay('settings.edit')
  const [open, setOpen] = useState<string | null>(null)
  const making = useTask()
  const make = () =>
    making.run(async () => {
      const taskId = newTaskId()
      const { problem } = await track(taskId, t('backups:making'), call('backups.make', { taskId }))
      if (problem === null) notifyDone(t('backups:made'))
    })
  const bring = () =>
    making.run(async () => {
      const taskId = newTaskId()
      const { name } = await track(taskId, t('backups:bringIn.busy'), call('backups.bring-in', { taskId }))
      if (name !== null) notifyDone(t('backups:bringIn.done'))
    })
  const actions = mayEdit ? (
    <Group gap="xs">
      <Button variant="default" disabled={making.busy} onClick={bring}>
        {t('backups:bringIn.act')}
      </Button>
      <Button leftSection={<IconDatabaseExport size={15} aria-hidden />} loading={making.busy} onClick={make}>
        {t('backups:make')}
      </Button>
    </Group>
  ) : null
  return (
    <Page title={t('backups:title')} hint={t('backups:hint')} actions={actions}>
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {value === undefined ? error === null && <Loading /> : null}
      {value === undefined ? null : (
        <Stack gap="md">
          {mayEdit ? null : <LookOnly />}
          {value.problem === null ? null : (
            <Notice tone="attention" live>
              {t(`backups:problems.${value.problem}`)}
            </Notice>
          )}
          <Folders {...value} />
          {mayEdit ? <SecondFolder isSet={value.second !== null} /> : null}
          <BackupList backups={value.backups} onOpen={setOpen} />
        </Stack>
      )}
      {open === null ? null : <BackupDialog name={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function Folders({ folder, second }: Output<'backups.list'>) {
  const t = useText()
  const away = second !== null && !second.isThere ? ` (${t('backups:second.away')})` : ''
  return (
    <Facts
      facts={[
        [t('backups:folder'), folder],
        [t('backups:second.label'), second === null ? t('backups:second.none') : `${second.folder}${away}`],
      ]}
    />
  )
}

function SecondFolder({ isSet }: { readonly isSet: boolean }) {
  const t = useText()
  const choose = useCommand('backups.choose-second')
  const forget = useCommand('backups.forget-second')
  const chooseSecond = async () => {
    const reply = await choose.run({})
    if (!reply.ok) notifyRefused(reply.error)
    else if (reply.value.folder !== null)
      notifyDone(t('backups:second.chosen', { folder: reply.value.folder }))
  }
  const forgetSecond = async () => {
    const reply = await forget.run({})
    if (reply.ok) notifyDone(t('backups:second.forgotten'))
    else notifyRefused(reply.error)
  }
  return (
    <Group gap="xs">
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconFolder size={15} aria-hidden />}
        onClick={() => void chooseSecond()}
      >
        {t('backups:second.change')}
      </Button>
      {isSet ? (
        <Button variant="subtle" size="compact-sm" onClick={() => void forgetSecond()}>
          {t('backups:second.forget')}
        </Button>
      ) : null}
    </Group>
  )
}
