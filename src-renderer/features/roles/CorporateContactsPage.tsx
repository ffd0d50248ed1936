// The organization's contacts (S2-07): the level of each changed, and each removed, where they stand (S2-08), and the one
// Main Corporate Contact handed over (S2-20, S2-21). Changes of levels are staged; what the actor may not do says why.
import { Button } from '@mantine/core'
import { IconArrowsExchange, IconUserPlus } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import type { Output } from '../../../src-shared/contract/index.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { call } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { go } from '../../shell/navigation.ts'
import { useLeaveGuard } from '../../ui/form/leave-guard.ts'
import { Empty } from '../../ui/states/Empty.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import type { RowsWanted } from '../../ui/table/use-row-window.ts'
import { corporateStaging, useCorporateColumns } from './corporate-columns.tsx'
import type { CorporateRow } from './corporate-columns.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import { useCorporateFilters } from './role-options.ts'
import styles from './roles.module.css'
import { StagedFrame } from './StagedFrame.tsx'
import { discardAll, stage } from './staging.ts'
import { usePreview } from './use-preview.ts'
import { useSaveRoles } from './use-save.ts'
import { WaitingTransfer } from './WaitingTransfer.tsx'

const changing = ['people', 'roles', 'invitations'] as const

type Head = Output<'roles.corporate-contacts'>

export function CorporateContactsPage() {
  const preview = usePreview(corporateStaging)
  const { busy, save } = useSaveRoles(corporateStaging, preview)
  const { value: head } = useCall('roles.corporate-contacts', { people: [] }, { refreshOn: changing })
  useLeaveGuard(preview.items.length > 0)
  useEffect(() => () => discardAll(corporateStaging), [])
  return (
    <StagedFrame store={corporateStaging} preview={preview} busy={busy} onSave={save}>
      <div className={styles.listPage}>
        {head?.waiting == null ? null : (
          <div className={styles.advice}>
            <WaitingTransfer waiting={head.waiting} />
          </div>
        )}
        <div className={styles.list}>
          <ContactsList head={head} />
        </div>
      </div>
    </StagedFrame>
  )
}

function ContactsList({ head }: { readonly head: Head | undefined }) {
  const t = useText()
  const [all, setAll] = useState<number>()
  const columns = useCorporateColumns(head?.main ?? null)
  const filters = useCorporateFilters()
  const fetchRows = useMemo(
    () => async (wanted: RowsWanted) => {
      const page = await fetchContacts(wanted)
      setAll(page.all)
      return page
    },
    [],
  )
  return (
    <DataTable<CorporateRow, PersonId>
      screen="corporate-contacts"
      label={t('roles:corporate.title')}
      columns={columns}
      rowId={({ person }) => person.id}
      fetchRows={fetchRows}
      refreshOn={changing}
      // Main and Secondary first: everybody else is an Affiliate (S2-11).
      initialSort={{ column: 'corporate', descending: true }}
      searchLabel={t('people:search')}
      filters={filters}
      overall={all}
      actions={head === undefined ? null : <Actions head={head} />}
      onOpen={({ person }) => void go('people', { person: person.id })}
      empty={<Empty title={t('people:empty.title')}>{t('people:empty.hint')}</Empty>}
    />
  )
}

type Sort = { column: 'name'; descending: boolean } | null

async function fetchContacts({ sort, ...wanted }: RowsWanted) {
  // The columns of this list are those of the list of people.
  const page = await call('people.list', { ...wanted, sort: sort as Sort })
  const { rows } = await call('roles.corporate-contacts', { people: page.rows.map(({ id }) => id) })
  const byPerson = new Map(rows.map((each) => [each.person, each]))
  return {
    total: page.total,
    all: page.all,
    rows: page.rows.flatMap((person): CorporateRow[] => {
      const locks = byPerson.get(person.id)
      return locks === undefined ? [] : [{ person, locks }]
    }),
  }
}

function Actions({ head: { main, transferLock } }: { readonly head: Head }) {
  const t = useText()
  const mayInvite = useMay('people.invite')
  const [isHandingOver, setHandingOver] = useState(false)
  return (
    <>
      {transferLock === null ? (
        <Button
          variant="default"
          leftSection={<IconArrowsExchange size={15} aria-hidden />}
          onClick={() => setHandingOver(true)}
        >
          {t('roles:corporate.handOver')}
        </Button>
      ) : null}
      {mayInvite ? (
        <Button
          leftSection={<IconUserPlus size={15} aria-hidden />}
          onClick={() => void go('invite-contacts')}
        >
          {t('organization:inviteContact')}
        </Button>
      ) : null}
      {isHandingOver ? (
        <HandOverDialog
          holder={main}
          program={null}
          onAgree={({ id, displayName }) =>
            stage(corporateStaging, {
              change: { action: 'roles.transfer-main-corporate', person: id, present: main.id },
              person: displayName,
              predecessor: main.displayName,
            })
          }
          onClose={() => setHandingOver(false)}
        />
      ) : null}
    </>
  )
}
