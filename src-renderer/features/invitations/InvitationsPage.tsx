// All invitations, whichever way they were made, each sending a row of its own (X-15, B-09); one person's chain stands beside.
import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { invitationStates } from '../../../src-shared/contract/invitations.ts'
import type { InvitationRow } from '../../../src-shared/contract/invitations.ts'
import type { InvitationId, PersonId } from '../../../src-shared/domain/ids.ts'
import { call } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go, setParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { ListFilter } from '../../ui/table/FilterMenu.tsx'
import { nothingSelected } from '../../ui/table/selection.ts'
import type { Selection } from '../../ui/table/selection.ts'
import type { FetchRows } from '../../ui/table/use-row-window.ts'
import { BulkDialog } from './BulkDialog.tsx'
import type { BulkAct } from './BulkDialog.tsx'
import { invitationColumns } from './columns.tsx'
import { InvitationPanel } from './InvitationPanel.tsx'
import { chosenPeople, toQuery } from './invitations-query.ts'

const changing = ['invitations', 'people', 'outbox'] as const

export function InvitationsPage({ params }: PageProps) {
  const person = typeof params.person === 'number' ? (params.person as PersonId) : null
  return (
    <ListDetail
      list={<InvitationsList openPerson={person} />}
      detail={
        person === null ? null : (
          <InvitationPanel key={person} person={person} onClose={() => setParams({})} />
        )
      }
    />
  )
}

function InvitationsList({ openPerson }: { readonly openPerson: PersonId | null }) {
  const t = useText()
  const format = useFormat()
  const mayInvite = useMay('people.invite')
  const columns = useMemo(() => invitationColumns(t, format), [t, format])
  const [all, setAll] = useState<number>()
  const [programs, setPrograms] = useState<readonly { id: number; name: string }[]>([])
  const [selection, setSelection] = useState<Selection<InvitationId>>(nothingSelected)
  /** Rows that were on screen: whose invitations the ticked ones are. */
  const [seen] = useState(() => new Map<InvitationId, InvitationRow>())
  const [open, setOpen] = useState<InvitationId | null>(null)
  const [bulk, setBulk] = useState<{ act: BulkAct; people: readonly PersonId[] } | null>(null)
  const filters = useMemo((): ListFilter[] => {
    const ofPrograms = programs.map(({ id, name }) => ({ value: String(id), label: name }))
    return [
      {
        id: 'state',
        label: t('invitations:filters.state'),
        options: invitationStates.map((value) => ({ value, label: t(`invitations:states.${value}`) })),
      },
      ...(ofPrograms.length === 0
        ? []
        : [{ id: 'program', label: t('invitations:filters.program'), options: ofPrograms }]),
    ]
  }, [t, programs])
  const fetchRows: FetchRows<InvitationRow> = async (wanted) => {
    const page = await call('invitations.list', toQuery(wanted))
    for (const row of page.rows) seen.set(row.id, row)
    setAll(page.all)
    setPrograms((known) => (known.length === page.programs.length ? known : page.programs))
    return page
  }
  const startBulk = async (act: BulkAct) => setBulk({ act, people: await chosenPeople(selection, seen) })
  return (
    <>
      <DataTable<InvitationRow, InvitationId>
        screen="invitations"
        label={t('invitations:title')}
        columns={columns}
        rowId={({ id }) => id}
        fetchRows={fetchRows}
        refreshOn={changing}
        initialSort={{ column: 'createdAt', descending: true }}
        searchLabel={t('invitations:search')}
        filters={filters}
        overall={all}
        actions={
          mayInvite ? (
            <Button
              leftSection={<IconUserPlus size={15} aria-hidden />}
              onClick={() => void go('invite-contacts')}
            >
              {t('invitations:form.organizationTitle')}
            </Button>
          ) : null
        }
        {...(mayInvite ? { selection, onSelect: setSelection } : {})}
        bulk={(['resend', 'revoke'] as const).map((act) => (
          <Button key={act} size="compact-xs" variant="default" onClick={() => void startBulk(act)}>
            {t(`invitations:bulk.${act}`)}
          </Button>
        ))}
        onOpen={(row) => {
          setOpen(row.id)
          setParams({ person: row.person.id })
        }}
        openId={openPerson === null ? null : open}
        empty={<Empty title={t('invitations:empty')}>{t('invitations:emptyHint')}</Empty>}
      />
      {bulk === null ? null : (
        <BulkDialog
          {...bulk}
          onClose={() => setBulk(null)}
          onDone={() => {
            setBulk(null)
            setSelection(nothingSelected)
          }}
        />
      )}
    </>
  )
}
