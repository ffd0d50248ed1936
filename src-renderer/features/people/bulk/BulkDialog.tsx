// A bulk act from its choice over its preview to the act itself (B-02). Nothing is done before the preview has been seen.
import { Button, Group, Progress } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { BulkPreview } from '../../../../src-shared/contract/people-bulk.ts'
import type { Input } from '../../../../src-shared/contract/index.ts'
import type { CallError } from '../../../../src-shared/domain/errors.ts'
import { ask } from '../../../api/client.ts'
import { useText } from '../../../i18n/texts.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { withLastLead } from '../../../shell/last-lead.ts'
import { notifyUndoable } from '../../../shell/undo.ts'
import { percentOf, useTask } from '../../../shell/use-task.ts'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Notice } from '../../../ui/status/Notice.tsx'
import { notifyDone } from '../../../ui/toast/notify.ts'
import { actOf } from './bulk-acts.ts'
import type { ActName } from './bulk-acts.ts'
import { BulkChoice } from './BulkChoice.tsx'
import type { Choice } from './BulkChoice.tsx'
import { BulkFound } from './BulkFound.tsx'
import styles from './bulk.module.css'

type Who = Pick<Input<'people.preview-bulk'>, 'query' | 'selection'>

interface BulkDialogProps {
  readonly act: ActName
  readonly who: Who
  readonly onClose: () => void
  /** The act has been carried out. */
  readonly onDone: () => void
}

export function BulkDialog({ act, who, onClose, onDone }: BulkDialogProps) {
  const t = useText()
  const format = useFormat()
  const [choice, setChoice] = useState<Choice>({ next: null, program: null })
  const preview = usePreview(who)
  const [refusal, setRefusal] = useState<CallError | null>(null)
  const chosen = actOf(act, choice.next, choice.program)
  const { found, running } = preview
  const isSaving = running?.what === 'saving'
  const look = () => {
    setRefusal(null)
    if (chosen !== null) void preview.start(chosen)
  }
  useOnce(() => {
    if (chosen !== null) void preview.start(chosen)
  })
  const close = () => {
    // An act that is being saved goes on at the bottom edge, where it can be stopped.
    if (!isSaving) preview.stop()
    onClose()
  }
  const carryOut = async ({ preview: token }: BulkPreview) => {
    const reply = await withLastLead((confirmLastLead) =>
      preview.run(
        'saving',
        t(`people:bulk.acts.${act}`),
        (taskId) => ask('people.bulk', { preview: token, confirmLastLead, taskId }),
        { isSaving: true },
      ),
    )
    if (reply === null) return
    if (!reply.ok) return setRefusal(reply.error)
    const { done, undo } = reply.value
    const words = t('people:bulk.done', { count: done, people: format.count(done) })
    if (undo === null) notifyDone(words)
    else notifyUndoable(words, 'people.bulk', ['people.bulk', { preview: undo }])
    onDone()
  }
  const count = found?.eligible ?? 0
  return (
    <Dialog title={t(`people:bulk.acts.${act}`)} width={720} onClose={close}>
      <div className={styles.dialog}>
        <BulkChoice
          act={act}
          choice={choice}
          disabled={running !== null}
          onChoose={(next) => {
            setChoice(next)
            preview.forget()
          }}
        />
        {running === null ? null : (
          <div className={styles.running} role="status">
            <span>
              {t(`people:bulk.${running.what}`)}
              {running.total === null
                ? null
                : ` ${t('people:bulk.progress', { done: format.count(running.done), total: format.count(running.total) })}`}
            </span>
            <Progress value={percentOf(running)} aria-label={t(`people:bulk.${running.what}`)} />
          </div>
        )}
        {preview.error === null ? null : (
          <Notice tone="refused" live>
            {preview.error.reason}
          </Notice>
        )}
        {refusal === null ? null : (
          <Notice tone="refused" live>
            {refusal.reason}
          </Notice>
        )}
        {found === null ? null : <BulkFound key={found.preview} act={act} found={found} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={isSaving ? preview.stop : close}>
            {t('shell:cancel')}
          </Button>
          {found === null || refusal !== null ? (
            <Button disabled={chosen === null} loading={running?.what === 'judging'} onClick={look}>
              {t(refusal === null ? 'people:bulk.preview' : 'people:bulk.again')}
            </Button>
          ) : (
            <Button
              {...(act === 'remove' || act === 'disable' ? { color: 'red' } : {})}
              disabled={count === 0}
              loading={isSaving}
              onClick={() => void carryOut(found)}
            >
              {t(`people:bulk.act.${act.startsWith('set-') ? 'set-group' : act}`, {
                count,
                people: format.count(count),
              })}
            </Button>
          )}
        </Group>
      </div>
    </Dialog>
  )
}

/** An act without a choice is previewed at once. */
function useOnce(work: () => void): void {
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current) return
    isDone.current = true
    work()
  })
}

function usePreview(who: Who) {
  const t = useText()
  const [found, setFound] = useState<BulkPreview | null>(null)
  const [error, setError] = useState<CallError | null>(null)
  const task = useTask<'judging' | 'saving'>()
  const forget = () => {
    setFound(null)
    setError(null)
  }
  return {
    ...task,
    found,
    error,
    forget,
    start: async (act: Input<'people.preview-bulk'>['act']) => {
      forget()
      const reply = await task.run('judging', t('people:bulk.judging'), (taskId) =>
        ask('people.preview-bulk', { ...who, act, taskId }),
      )
      if (reply === null) return
      if (reply.ok) setFound(reply.value)
      else setError(reply.error)
    },
  }
}
