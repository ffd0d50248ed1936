// People × modules: one row per person, one choice per module. What does not fit into a cell opens in a dialog.
import { useCallback, useEffect, useState } from 'react'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { useText } from '../../i18n/texts.ts'
import { setParams } from '../../shell/navigation.ts'
import { Empty } from '../../ui/states/Empty.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { changeListView } from '../../ui/table/list-view.ts'
import { AssignmentsDialog } from './AssignmentsDialog.tsx'
import { useRolesColumns } from './columns.tsx'
import type { Editor } from './columns.tsx'
import { ContactsDialog } from './ContactsDialog.tsx'
import { LeadAdvice } from './LeadAdvice.tsx'
import { useRoleFilters } from './role-options.ts'
import styles from './roles.module.css'
import { fetchRolesRows } from './row.ts'
import type { RolesRow } from './row.ts'

interface RolesListProps {
  /** Where an action of the menu leads: to those who need assignments of that kind. */
  readonly assign: unknown
}

const needing: Readonly<Record<string, readonly string[]>> = {
  accounts: ['restricted', 'restricted-audit'],
  sources: ['structured'],
}

export function RolesList({ assign }: RolesListProps) {
  const t = useText()
  const [edited, setEdited] = useState<{ row: RolesRow; editor: Editor } | null>(null)
  const onEdit = useCallback((row: RolesRow, editor: Editor) => setEdited({ row, editor }), [])
  const columns = useRolesColumns(onEdit)
  const filters = useRoleFilters()
  useEffect(() => {
    const data = typeof assign === 'string' ? needing[assign] : undefined
    if (data !== undefined) changeListView('roles', { filters: { data } })
  }, [assign])
  return (
    <div className={styles.listPage}>
      <LeadAdvice />
      <div className={styles.list}>
        <DataTable<RolesRow, PersonId>
          screen="roles"
          label={t('roles:title')}
          columns={columns}
          rowId={({ person }) => person.id}
          fetchRows={fetchRolesRows}
          refreshOn={['people', 'roles', 'programs', 'inventory']}
          initialSort={{ column: 'name', descending: false }}
          searchLabel={t('people:search')}
          filters={filters}
          onOpen={({ person }) => setParams({ person: person.id })}
          empty={<Empty title={t('people:empty.title')}>{t('people:empty.hint')}</Empty>}
        />
      </div>
      {edited?.editor === 'assignments' ? (
        <AssignmentsDialog person={edited.row.person.id} onClose={() => setEdited(null)} />
      ) : null}
      {edited?.editor === 'contacts' ? (
        <ContactsDialog person={edited.row.person.id} onClose={() => setEdited(null)} />
      ) : null}
    </div>
  )
}
