// What a person does with one message: asked about where it cannot be taken back, and said when it is done.
import { useState } from 'react'
import type { MessageAct, OutboxMessage } from '../../../src-shared/contract/outbox.ts'
import type { CallError, Reply } from '../../../src-shared/domain/errors.ts'
import { ask, toCallError } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'

export function useMessageActs({ id, to }: Pick<OutboxMessage, 'id' | 'to'>) {
  const t = useText()
  const [busy, setBusy] = useState(false)

  const agrees = (act: MessageAct): Promise<boolean> =>
    act !== 'hand-over' && act !== 'withdraw'
      ? Promise.resolve(true)
      : confirm({
          title: t(`mail:outbox.confirm.${act}.title`),
          consequence: t(`mail:outbox.confirm.${act}.consequence`, { to }),
          act: t(`mail:outbox.acts.${act}`),
          dangerous: act === 'withdraw',
        })

  const run = async (act: MessageAct): Promise<void> => {
    if (!(await agrees(act))) return
    setBusy(true)
    const reply = await perform(act, id)
    setBusy(false)
    if (reply.ok) notifyDone(t(`mail:outbox.done.${act}`, { ...reply.value }))
    else if (reply.error.code !== 'cancelled') notifyRefused(reply.error)
  }
  return { run, busy }
}

async function perform(act: MessageAct, message: number): Promise<Reply<object>> {
  try {
    return await ask(`outbox.${act}`, { message })
  } catch (thrown) {
    const error: CallError = toCallError(thrown)
    return { ok: false, error }
  }
}
