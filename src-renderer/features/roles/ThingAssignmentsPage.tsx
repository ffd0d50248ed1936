// Assign Users to Sources, Assign Users to Assets, Manage Accounts from the thing's side (S3-10, S3-11, S3-13): the tree of
// what can be assigned, and the people of what is chosen in it. Changes are staged and previewed as all changes of access.
import { IconEngine, IconFlame, IconSitemap } from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import { useEffect, useMemo } from 'react'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { setParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { useLeaveGuard } from '../../ui/form/leave-guard.ts'
import { Page } from '../../ui/panel/Page.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { BrowseTree } from '../../ui/tree/BrowseTree.tsx'
import type { TreeNode } from '../../ui/tree/rows.ts'
import { assignmentTree } from './assigning.ts'
import styles from './roles.module.css'
import { discardAll } from './staging.ts'
import { StagingPanel } from './StagingPanel.tsx'
import { placeIn, thingStaging } from './thing-assigning.ts'
import { ThingPeople } from './ThingPeople.tsx'
import { usePreview } from './use-preview.ts'
import { useSaveRoles } from './use-save.ts'

const page = 'thing-assignments'

export function ThingAssignmentsPage({ params }: PageProps) {
  const t = useText()
  const { value, error, refresh } = useCall('inventory.tree', {}, { refreshOn: ['inventory'] })
  const preview = usePreview(thingStaging)
  const { busy, save } = useSaveRoles(thingStaging, preview)
  const isStaged = preview.items.length > 0
  // From one thing to another nothing is lost: they are staged together.
  useLeaveGuard(isStaged, page)
  useEffect(() => () => discardAll(thingStaging), [])
  const place = placeIn(params)
  const roots = useMemo(
    () => (value === undefined ? [] : assignmentTree(t, value, params.show === 'accounts')),
    [t, value, params.show],
  )
  if (value === undefined || roots.length === 0) {
    return (
      <Page title={t('roles:thing.title')}>
        {error !== null ? (
          <Problem error={error} retry={refresh} />
        ) : value === undefined ? (
          <Loading />
        ) : (
          <Empty title={t('roles:assign.emptyTitle')}>{t('roles:assign.empty')}</Empty>
        )}
      </Page>
    )
  }
  return (
    <div className={styles.split}>
      <div className={styles.thingTree}>
        <BrowseTree
          screen={page}
          label={t('roles:thing.tree')}
          searchLabel={t('roles:assign.search')}
          roots={roots}
          chosen={place === null ? null : `${place.kind}:${place.id}`}
          onChoose={(id) => setParams({ ...params, ...paramsOf(id) })}
          icon={iconOf}
          foot={t('roles:thing.foot')}
        />
      </div>
      <div className={styles.main}>
        {place === null ? (
          <Empty title={t('roles:thing.noneTitle')}>{t('roles:thing.none')}</Empty>
        ) : (
          <ThingPeople key={`${place.kind}${place.id}`} place={place} />
        )}
      </div>
      {isStaged ? <StagingPanel store={thingStaging} preview={preview} busy={busy} onSave={save} /> : null}
    </div>
  )
}

function paramsOf(node: string): { kind: string; id: number } {
  const [kind = '', id = ''] = node.split(':')
  return { kind, id: Number(id) }
}

const icons: Readonly<Record<string, TablerIcon>> = {
  entity: IconSitemap,
  asset: IconEngine,
  source: IconFlame,
}

function iconOf({ id }: TreeNode) {
  const Icon = icons[id.split(':')[0] ?? ''] ?? IconSitemap
  return <Icon size={15} aria-hidden />
}
