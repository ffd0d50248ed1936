// What is done to a person from their panel. What ends access asks first, and the loss of the last lead user asks again, in
// main's own words.
import type { IssuedInvitation, PersonAct, PersonDetail } from '../../../src-shared/contract/people.ts'
import type { Reply } from '../../../src-shared/domain/errors.ts'
import { ask } from '../../api/client.ts'
import { useSignedIn } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { withLastLead } from './last-lead.ts'

interface PanelHooks {
  readonly onInvited: (invitation: IssuedInvitation) => void
  /** Acts that need a form of their own. */
  readonly onOpen: (form: 'edit' | 'reset-password' | 'restore') => void
}

export function usePersonActs(
  target: PersonDetail,
  { onInvited, onOpen }: PanelHooks,
): (act: PersonAct) => void {
  const t = useText()
  const { person: me } = useSignedIn()
  const { id: person, displayName: name } = target

  const asks = (act: 'disable' | 'remove' | 'revoke') =>
    confirm({
      title: t(`people:${act}.title`, { name }),
      consequence: t(`people:${act}.${act === 'disable' && me.id === person ? 'oneself' : 'consequence'}`, {
        name,
      }),
      act: t(`people:${act}.act`),
      dangerous: true,
    })

  const end = <Value>(reply: Reply<Value> | null, act: PersonAct) => {
    if (reply === null) return
    if (reply.ok) notifyDone(t(`people:done.${act}`, { name }))
    else notifyRefused(reply.error)
  }

  const run = async (act: PersonAct) => {
    switch (act) {
      case 'enable':
        return end(await ask('people.set-enabled', { person, isEnabled: true }), act)
      case 'disable': {
        if (!(await asks('disable'))) return
        const send = (confirmLastLead: boolean) =>
          ask('people.set-enabled', { person, isEnabled: false, confirmLastLead })
        return end(await withLastLead(send), act)
      }
      case 'remove': {
        if (!(await asks('remove'))) return
        const send = (confirmLastLead: boolean) => ask('people.remove', { person, confirmLastLead })
        return end(await withLastLead(send), act)
      }
      case 'revoke-invitation':
        if (await asks('revoke')) end(await ask('people.revoke-invitation', { person }), act)
        return
      case 'invite-again': {
        const reply = await ask('people.invite-again', { person })
        if (reply.ok) onInvited(reply.value.invitation)
        else notifyRefused(reply.error)
        return
      }
      default:
        onOpen(act)
    }
  }
  return (act) => void run(act)
}
