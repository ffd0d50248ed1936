// Exporting exactly what the list shows (B-01): its search, filters and order, its columns in their order, and all rows or
// the ticked ones.
import type { PeopleColumn } from '../../../src-shared/contract/people-query.ts'
import type { PersonRow } from '../../../src-shared/contract/people.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { ask } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { newTaskId, track } from '../../shell/running-tasks.ts'
import type { ListColumn } from '../../ui/table/columns.ts'
import { shownColumns } from '../../ui/table/layout.ts'
import { listQuery } from '../../ui/table/list-view.ts'
import type { Selection } from '../../ui/table/selection.ts'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { peopleQuery } from './people-query.ts'

/** @returns a function that exports the ticked rows, or all that match with null */
export function useExport(screen: string, columns: readonly ListColumn<PersonRow>[]) {
  const t = useText()
  const format = useFormat()
  return (selection: Selection<PersonId> | null) => {
    void run().then((reply) => {
      if (reply.ok) {
        const { rows: count, fileName } = reply.value
        notifyDone(t('people:export.done', { count, rows: format.count(count), fileName }))
      } else if (reply.error.code !== 'cancelled') notifyRefused(reply.error)
    })

    function run() {
      const taskId = newTaskId()
      const shown = shownColumns(screen, columns).map(({ id }) => id as PeopleColumn)
      const input = {
        ...peopleQuery(listQuery(screen)),
        columns: shown,
        selection: selection && told(selection),
        taskId,
      }
      return track(taskId, t('people:export.running'), ask('people.export', input))
    }
  }
}

/** A selection as main is told it. */
export function told(selection: Selection<PersonId>) {
  return selection.kind === 'some'
    ? { kind: selection.kind, ids: [...selection.ids] }
    : { kind: selection.kind, except: [...selection.except] }
}
