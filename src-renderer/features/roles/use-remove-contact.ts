// Removing a contact from the organization in their row (S2-08, S2-15): asked first, and taken back like every removal.
import { roleFamilies } from '../../../src-shared/contract/people.ts'
import type { PersonRow } from '../../../src-shared/contract/people.ts'
import { ask } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { withLastLead } from '../../shell/last-lead.ts'
import { notifyUndoable } from '../../shell/undo.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { notifyRefused } from '../../ui/toast/notify.ts'

export function useRemoveContact(): (person: PersonRow) => void {
  const t = useText()
  const remove = async ({ id: person, displayName: name }: PersonRow) => {
    const agreed = await confirm({
      title: t('people:remove.title', { name }),
      consequence: t('people:remove.consequence', { name }),
      act: t('people:remove.act'),
      dangerous: true,
    })
    if (!agreed) return
    const reply = await withLastLead((confirmLastLead) => ask('people.remove', { person, confirmLastLead }))
    if (reply === null) return
    if (!reply.ok) return notifyRefused(reply.error)
    const words = t('people:done.remove', { name })
    notifyUndoable(words, 'people.remove', ['people.restore', { person, keep: [...roleFamilies] }])
  }
  return (person) => void remove(person)
}
