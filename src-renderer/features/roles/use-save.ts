// Saving the staged changes together. Losing the last lead user is asked about first; whatever main refuses stays
// staged, so that nothing is lost.
import { useState } from 'react'
import type { Output } from '../../../src-shared/contract/index.ts'
import type { StagedChange } from '../../../src-shared/contract/staged-change.ts'
import type { Reply } from '../../../src-shared/domain/errors.ts'
import { consequenceText } from '../../../src-shared/i18n/access-words.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { ask } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { notifyUndoable } from '../../shell/undo.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { discardAll } from './staging.ts'
import type { StagingStore } from './staging.ts'
import type { Preview } from './use-preview.ts'

export function useSaveRoles(store: StagingStore, preview: Preview) {
  const t = useText()
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const send = async (confirmLastLead: boolean) => {
    setBusy(true)
    const changes = preview.items.map(({ change }) => change)
    const reply = await ask('roles.save', { changes, confirmLastLead })
    setBusy(false)
    return reply
  }
  const save = async () => {
    const reply = await send(false)
    if (reply.ok || reply.error.code !== 'confirm') return settle(t, store, reply)
    const consequence = preview.value?.consequences[0]
    const words = consequence === undefined ? reply.error.reason : consequenceText(t, format, consequence)
    if (await agreeToLosingLastLead(t, words)) settle(t, store, await send(true))
  }
  return { busy, save: () => void save() }
}

function agreeToLosingLastLead(t: Translate, consequence: string): Promise<boolean> {
  return confirm({
    title: t('roles:lastLead.title'),
    consequence,
    act: t('roles:lastLead.act'),
    dangerous: true,
  })
}

/** Says what became of it and, when it is saved, forgets what was staged. */
export function settle(
  t: Translate,
  store: StagingStore,
  reply: Reply<{ saved: number; undo?: StagedChange[] }>,
): void {
  if (!reply.ok) return notifyRefused(reply.error)
  discardAll(store)
  const { saved, undo = [] } = reply.value
  const words = t('roles:staging.saved', { count: saved })
  if (undo.length === 0) notifyDone(words)
  else notifyUndoable(words, 'roles.save', ['roles.save', { changes: undo }])
}

/** The same for contacts that are managed from within their program. */
export function settleContacts(
  t: Translate,
  store: StagingStore,
  reply: Reply<Output<'programs.set-contact'>>,
): void {
  if (!reply.ok) return notifyRefused(reply.error)
  discardAll(store)
  const { saved, undo } = reply.value
  const words = t('roles:staging.saved', { count: saved })
  if (undo.length === 0) notifyDone(words)
  else notifyUndoable(words, 'programs.set-contact', ['programs.set-contact', { changes: undo }])
}
