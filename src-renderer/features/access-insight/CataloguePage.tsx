// The role catalogue: every role of each module with all that it allows, by which rule and requirement; who holds it; two
// roles side by side. It is read off the rules that decide.
import { Button, Select, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { catalogue } from '../../../src-shared/policy/catalogue.ts'
import type { CataloguedRole } from '../../../src-shared/policy/catalogue.ts'
import { modules } from '../../../src-shared/policy/roles.ts'
import type { RoleKey } from '../../../src-shared/policy/roles.ts'
import { roleName } from '../../../src-shared/policy/wording.ts'
import { ask } from '../../api/client.ts'
import { useCall } from '../../api/use-call.ts'
import { createViewStore } from '../../api/view-store.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go, setParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { newTaskId, track } from '../../shell/running-tasks.ts'
import { SearchField } from '../../ui/form/SearchField.tsx'
import { Page } from '../../ui/panel/Page.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { changeListView } from '../../ui/table/list-view.ts'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import styles from './insight.module.css'
import { ComparedRights, RoleRights } from './RoleRights.tsx'

const useSearch = createViewStore<{ readonly words: string }>(() => ({ words: '' }))

export function CataloguePage({ params }: PageProps) {
  const t = useText()
  const words = useSearch((state) => state.words)
  const found = useMemo(() => catalogue.filter((role) => tells(t, role, words)), [t, words])
  const role = found.find(({ key }) => key === params.role) ?? found[0]
  const other = catalogue.find(({ key }) => key === params.with && key !== role?.key)
  const counts = useCall('access.role-counts', {}, { refreshOn: ['roles', 'people', 'programs'] }).value
    ?.counts
  return (
    <Page title={t('insight:catalogue.title')} hint={t('insight:catalogue.hint')} actions={<Export />}>
      <div className={styles.catalogue}>
        <nav aria-label={t('insight:catalogue.roles')}>
          <SearchField
            label={t('insight:catalogue.search')}
            mb="sm"
            words={words}
            onWords={(next) => useSearch.setState({ words: next })}
          />
          <Roles roles={found} chosen={role?.key} counts={counts} compared={params.with} />
        </nav>
        {role === undefined ? (
          <Empty title={t('insight:nothingFound')}>{t('insight:catalogue.nothing')}</Empty>
        ) : (
          <section aria-label={roleName(t, role.key)}>
            <RoleHead role={role} other={other?.key ?? null} holders={counts?.[role.key]} />
            {other === undefined ? (
              <RoleRights role={role} words={words} />
            ) : (
              <ComparedRights roles={[role, other]} />
            )}
          </section>
        )}
      </div>
    </Page>
  )
}

/** Whether all words occur in what is told of the role. */
function tells(t: Translate, { key, rights }: CataloguedRole, words: string): boolean {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return true
  const told = [
    roleName(t, key),
    t(`policy:roles.${key}.description`),
    ...rights.flatMap(({ action, rule }) => [
      t(`policy:actions.${action}`),
      t(`policy:rules.${rule.id}`),
      rule.id,
      ...rule.requirements,
    ]),
  ]
    .join(' ')
    .toLocaleLowerCase()
  return wanted.every((word) => told.includes(word))
}

interface RolesProps {
  readonly roles: readonly CataloguedRole[]
  readonly chosen: RoleKey | undefined
  readonly counts: Readonly<Record<string, number>> | undefined
  readonly compared: string | number | boolean | undefined
}

function Roles({ roles, chosen, counts, compared }: RolesProps) {
  const t = useText()
  const format = useFormat()
  return modules.map((module) => {
    const inModule = roles.filter((role) => role.module === module)
    if (inModule.length === 0) return null
    return (
      <div key={module}>
        <h2 className={styles.module}>{t(`policy:modules.${module}`)}</h2>
        <ul className={styles.roleList}>
          {inModule.map(({ key }) => (
            <li key={key}>
              <button
                type="button"
                className={styles.role}
                aria-current={key === chosen}
                onClick={() => setParams({ role: key, with: compared })}
              >
                <span>{t(`policy:roles.${key}.label`)}</span>
                <span className={styles.count}>
                  {counts === undefined ? '' : format.count(counts[key] ?? 0)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    )
  })
}

interface RoleHeadProps {
  readonly role: CataloguedRole
  readonly other: RoleKey | null
  readonly holders: number | undefined
}

function RoleHead({ role, other, holders }: RoleHeadProps) {
  const t = useText()
  const format = useFormat()
  return (
    <div className={styles.roleHead}>
      <div className={styles.roleText}>
        <Title order={2}>{roleName(t, role.key)}</Title>
        <p className={styles.sentence}>{t(`policy:roles.${role.key}.description`)}</p>
        <p className={styles.ids}>
          {role.requirements.map((id) => (
            <span key={id} className={styles.requirement}>
              {id}
            </span>
          ))}
        </p>
        {holders === undefined ? null : (
          <Button variant="default" size="compact-sm" mt="xs" onClick={() => void showHolders(role)}>
            {t('insight:catalogue.holders', { count: holders, shown: format.count(holders) })}
          </Button>
        )}
      </div>
      <Select
        label={t('insight:catalogue.compare')}
        placeholder={t('insight:catalogue.noComparison')}
        searchable
        clearable
        w={280}
        data={catalogue
          .filter(({ key }) => key !== role.key)
          .map(({ key }) => ({ value: key as string, label: roleName(t, key) }))}
        value={other}
        onChange={(key) => setParams({ role: role.key, with: key ?? undefined })}
        clearButtonProps={{ 'aria-label': t('insight:clear', { name: t('insight:catalogue.compare') }) }}
      />
    </div>
  )
}

/** The list of people, filtered by the role. */
async function showHolders({ family, id }: CataloguedRole): Promise<void> {
  changeListView('people', { search: '', filters: { [family]: [id], state: ['active'] } })
  await go('people')
}

function Export() {
  const t = useText()
  const run = async () => {
    const taskId = newTaskId()
    const reply = await track(taskId, t('insight:exporting'), ask('access.export-catalogue', { taskId }))
    if (reply.ok)
      notifyDone(t('insight:exported', { count: reply.value.rows, fileName: reply.value.fileName }))
    else if (reply.error.code !== 'cancelled') notifyRefused(reply.error)
  }
  return (
    <Button variant="default" leftSection={<IconDownload size={15} aria-hidden />} onClick={() => void run()}>
      {t('insight:export')}
    </Button>
  )
}
