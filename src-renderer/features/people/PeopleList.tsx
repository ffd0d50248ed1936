// The list of people, as both of its screens show it.
import { Button } from '@mantine/core'
import { IconDownload, IconFileImport, IconUserPlus, IconZzz } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { PeopleColumn } from '../../../src-shared/contract/people-query.ts'
import type { PersonRow } from '../../../src-shared/contract/people.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { call } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go, setParams } from '../../shell/navigation.ts'
import { Empty } from '../../ui/states/Empty.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { listQuery } from '../../ui/table/list-view.ts'
import { nothingSelected } from '../../ui/table/selection.ts'
import type { Selection } from '../../ui/table/selection.ts'
import type { FetchRows } from '../../ui/table/use-row-window.ts'
import { BulkDialog } from './bulk/BulkDialog.tsx'
import { BulkMenu } from './bulk/BulkMenu.tsx'
import type { ActName } from './bulk/bulk-acts.ts'
import { AwaitingButton } from './AwaitingButton.tsx'
import { listColumns, listFilters } from './people-columns.tsx'
import styles from './people.module.css'
import { peopleQuery } from './people-query.ts'
import { told, useExport } from './use-export.ts'

export type PeopleScreen = 'people' | 'manage-users' | 'unused-access'

const presets: Record<PeopleScreen, readonly PeopleColumn[]> = {
  people: ['name', 'email', 'state', 'group', 'corporate', 'data', 'lastSignIn', 'programs'],
  'manage-users': ['userName', 'name', 'email', 'data', 'state', 'lastSignIn'],
  'unused-access': ['name', 'unused', 'lastSignIn', 'group', 'corporate', 'data', 'programs', 'email'],
}
const initialSorts = {
  people: { column: 'name', descending: false },
  'manage-users': { column: 'userName', descending: false },
  'unused-access': { column: 'unused', descending: true },
} as const
const titles = {
  people: 'people:title',
  'manage-users': 'people:users.title',
  'unused-access': 'people:unused.title',
} as const
const changing = ['people', 'roles', 'programs'] as const

interface PeopleListProps {
  readonly screen: PeopleScreen
  readonly openId: number | null
}

export function PeopleList({ screen, openId }: PeopleListProps) {
  const t = useText()
  const format = useFormat()
  const columns = useMemo(() => listColumns({ t, format }, presets[screen]), [t, format, screen])
  const filters = useMemo(() => listFilters(t), [t])
  const [all, setAll] = useState<number>()
  const [selection, setSelection] = useState<Selection<PersonId>>(nothingSelected)
  const [act, setAct] = useState<ActName | null>(null)
  const exportList = useExport(screen, columns)
  const fetchRows: FetchRows<PersonRow> = async ({ offset, limit, ...query }) => {
    const page = await call('people.list', { ...peopleQuery(query), offset, limit })
    setAll(page.all)
    return page
  }
  return (
    <>
      <DataTable<PersonRow, PersonId>
        screen={screen}
        label={t(titles[screen])}
        columns={columns}
        rowId={(row) => row.id}
        fetchRows={fetchRows}
        refreshOn={changing}
        initialSort={initialSorts[screen]}
        searchLabel={t('people:search')}
        filters={filters}
        overall={all}
        actions={<Actions screen={screen} onExport={() => exportList(null)} />}
        selection={selection}
        onSelect={setSelection}
        bulk={
          <>
            <BulkMenu onPick={setAct} />
            <Button size="compact-xs" variant="default" onClick={() => exportList(selection)}>
              {t('people:export.selected')}
            </Button>
          </>
        }
        onOpen={(row) => setParams({ person: row.id })}
        openId={openId as PersonId | null}
        empty={<Empty title={t('people:empty.title')}>{t('people:empty.hint')}</Empty>}
      />
      {act === null ? null : (
        <BulkDialog
          act={act}
          who={{ query: peopleQuery(listQuery(screen)), selection: told(selection) }}
          onClose={() => setAct(null)}
          onDone={() => {
            setAct(null)
            setSelection(nothingSelected())
          }}
        />
      )}
    </>
  )
}

interface ActionsProps {
  readonly screen: PeopleScreen
  readonly onExport: () => void
}

function Actions({ screen, onExport }: ActionsProps) {
  const t = useText()
  const mayImport = useMay('people.import')
  const mayInvite = useMay('people.invite')
  const mayAddUser = useMay('roles.set-data-role')
  return (
    <>
      <Button variant="default" classNames={{ label: styles.buttonLabel ?? '' }} onClick={onExport}>
        <IconDownload size={15} aria-hidden />
        <span className={styles.secondary}>{t('people:export.button')}</span>
      </Button>
      {screen === 'people' ? <AwaitingButton /> : null}
      {screen === 'people' ? (
        <Button
          variant="default"
          classNames={{ label: styles.buttonLabel ?? '' }}
          onClick={() => void go('unused-access')}
        >
          <IconZzz size={15} aria-hidden />
          <span className={styles.secondary}>{t('people:unused.title')}</span>
        </Button>
      ) : null}
      {screen === 'people' && mayImport ? (
        <Button
          variant="default"
          classNames={{ label: styles.buttonLabel ?? '' }}
          onClick={() => void go('people-import')}
        >
          <IconFileImport size={15} aria-hidden />
          <span className={styles.secondary}>{t('people:import')}</span>
        </Button>
      ) : null}
      {screen === 'people' && mayInvite ? (
        <AddButton label={t('people:add.title')} onClick={() => void go(screen, { add: true })} />
      ) : null}
      {screen === 'manage-users' && mayAddUser ? (
        <AddButton label={t('people:users.add')} onClick={() => void go(screen, { newUser: true })} />
      ) : null}
    </>
  )
}

function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button classNames={{ label: styles.buttonLabel ?? '' }} onClick={onClick}>
      <IconUserPlus size={15} aria-hidden />
      <span className={styles.primary}>{label}</span>
    </Button>
  )
}
