// What is done to a person from their panel. What ends access asks first, and the loss of the last lead user asks again, in
// main's own words.
import { roleFamilies } from '../../../src-shared/contract/people.ts'
import type {
  IssuedInvitation,
  PersonAct,
  PersonDetail,
  RoleFamily,
} from '../../../src-shared/contract/people.ts'
import type { Reply } from '../../../src-shared/domain/errors.ts'
import { ask } from '../../api/client.ts'
import { useSignedIn } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { go } from '../../shell/navigation.ts'
import { notifyUndoable } from '../../shell/undo.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { withLastLead } from '../../shell/last-lead.ts'

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
    if (!reply.ok) return notifyRefused(reply.error)
    const words = t(`people:done.${act}`, { name })
    if (act === 'enable' || act === 'disable')
      return notifyUndoable(words, 'people.set-enabled', [
        'people.set-enabled',
        { person, isEnabled: act === 'disable' },
      ])
    if (act !== 'remove') return notifyDone(words)
    notifyUndoable(words, 'people.remove', ['people.restore', { person, keep: heldFamilies(target) }])
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
      case 'view-as': {
        const reply = await ask('people.view-as', { person })
        if (!reply.ok) return notifyRefused(reply.error)
        return go('my-access')
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

/** All that the person holds, to be given back with them. */
function heldFamilies({ group, corporate, data, programs, assignments }: PersonDetail): RoleFamily[] {
  const held: Record<RoleFamily, boolean> = {
    group: group !== null,
    corporate: corporate.role !== 'affiliate',
    programs: programs > 0,
    data: data !== null || assignments > 0,
  }
  return roleFamilies.filter((family) => held[family])
}
