// Around everything else: opening an export from the menu, by drop, or as the program was asked to at its start, and showing
// it instead of the program while it is open. Nobody needs to be signed in for it.
import { Button, Group, Modal, Progress } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { OpenExport } from '../../../src-shared/contract/reading.ts'
import { ask, call, on, toCallError } from '../../api/client.ts'
import { onOpenExport } from '../../api/open-export.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { newTaskId } from '../../shell/running-tasks.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { useFileDrop } from '../../ui/drop/use-file-drop.ts'
import type { DroppedFile } from '../../ui/drop/use-file-drop.ts'
import { mayLeave } from '../../ui/form/leave-guard.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyRefused } from '../../ui/toast/notify.ts'
import { ReadingRoom } from './ReadingRoom.tsx'

interface Refused {
  readonly name: string
  readonly reason: string
  /** Where it was refused for an export that was opened before: that one, and the way to open this one even so. */
  readonly instead?: { readonly madeAt: string; readonly file: DroppedFile }
}

export function ReadingHost({ children }: { readonly children: ReactNode }) {
  const t = useText()
  const [shown, setShown] = useState<OpenExport | null>(null)
  const [opening, setOpening] = useState<{ readonly name: string; readonly taskId: string } | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)

  const open = useCallback(async (file: DroppedFile, evenSo = false) => {
    if (!(await mayLeave())) return
    const { token, name } = file
    const taskId = newTaskId()
    setOpening({ name, taskId })
    const reply = await ask('reading.open', { file: token, taskId, evenSo })
    setOpening(null)
    if (!reply.ok) {
      if (reply.error.code !== 'cancelled') setRefused({ name, reason: reply.error.reason })
    } else if (reply.value.refused !== null) {
      const { refused: finding, against } = reply.value
      const { reason } = finding
      setRefused({ name, reason, ...(against === null ? {} : { instead: { madeAt: against.madeAt, file } }) })
    } else setShown(reply.value.open)
  }, [])

  const choose = useCallback(async () => {
    const { file } = await call('reading.choose', {})
    if (file !== null) await open(file)
  }, [open])

  useEffect(() => {
    const refresh = async () => {
      const state = await call('reading.state', {})
      setShown(state.open)
      const { waiting } = state
      if (waiting === null) return
      const wanted =
        !waiting.asks ||
        (await confirm({
          title: t('reading:ask.title'),
          consequence: t('reading:ask.consequence', { name: waiting.name }),
          act: t('reading:open'),
        }))
      if (wanted) await open({ token: waiting.file, name: waiting.name })
    }
    const refreshSafely = () => void refresh().catch((error: unknown) => notifyRefused(toCallError(error)))
    refreshSafely()
    const stops = [
      on('menu', ({ command }) => command === 'open-export' && void choose()),
      onOpenExport(() => void choose()),
      on('export-waits', refreshSafely),
      // Whoever comes next shall not see what was open before.
      on('changed', ({ topics }) => topics.includes('session') && refreshSafely()),
    ]
    return () => stops.forEach((stop) => stop())
  }, [choose, open, t])

  useFileDrop({ kind: /\.keyholder-audit$/, onFile: (file) => void open(file) })

  return (
    <>
      {shown === null ? (
        children
      ) : (
        <ReadingRoom
          key={shown.fingerprint}
          shown={shown}
          onChange={setShown}
          onOpenAnother={() => void choose()}
          onClose={() => void ask('reading.close', {}).then(() => setShown(null))}
        />
      )}
      {opening === null ? null : <Opening {...opening} />}
      {refused === null ? null : (
        <RefusedDialog
          refused={refused}
          onClose={() => setRefused(null)}
          onEvenSo={(file) => {
            setRefused(null)
            void open(file, true)
          }}
        />
      )}
    </>
  )
}

interface RefusedProps {
  readonly refused: Refused
  readonly onClose: () => void
  readonly onEvenSo: (file: DroppedFile) => void
}

function RefusedDialog({ refused: { name, reason, instead }, onClose, onEvenSo }: RefusedProps) {
  const t = useText()
  const format = useFormat()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('reading:refused.title', { name })}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Notice tone="refused" live title={reason}>
        {instead === undefined
          ? t('reading:refused.text')
          : t('reading:refused.against', { date: format.dateTime(instead.madeAt) })}
      </Notice>
      <Group mt="md">
        <Button onClick={onClose}>{t('shell:close')}</Button>
        {instead === undefined ? null : (
          <Button variant="default" onClick={() => onEvenSo(instead.file)}>
            {t('reading:refused.evenSo')}
          </Button>
        )}
      </Group>
    </Modal>
  )
}

function Opening({ name, taskId }: { readonly name: string; readonly taskId: string }) {
  const t = useText()
  const [percent, setPercent] = useState<number | null>(null)
  useEffect(
    () =>
      on('progress', ({ taskId: of, done, total }) => {
        if (of === taskId && total !== null && total > 0) setPercent(Math.min(100, (done / total) * 100))
      }),
    [taskId],
  )
  const title = t('reading:opening', { name })
  return (
    <Modal opened onClose={() => {}} withCloseButton={false} title={title} centered>
      <Progress aria-label={title} value={percent ?? 100} animated={percent === null} />
      <Group mt="md">
        <Button variant="default" onClick={() => void ask('tasks.cancel', { taskId })}>
          {t('shell:cancel')}
        </Button>
      </Group>
    </Modal>
  )
}
