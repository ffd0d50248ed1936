// The inventory of the Emissions module: the tree as far as the person may see it, and one thing of it beside the tree.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { ThingKind } from '../../../src-shared/contract/inventory.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { go, setParams } from '../../shell/navigation.ts'
import type { PageParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { mayLeave } from '../../ui/form/leave-guard.ts'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { Page } from '../../ui/panel/Page.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { BrowseTree } from '../../ui/tree/BrowseTree.tsx'
import type { TreeNode } from '../../ui/tree/rows.ts'
import { AddThingPanel } from './AddThingPanel.tsx'
import { KindIcon } from './KindIcon.tsx'
import { chosenKey, kinds, paramsOf } from './params.ts'
import { ThingPanel } from './ThingPanel.tsx'
import { toNodes } from './things.ts'
import type { Inventory, ThingKey } from './things.ts'
import { useCounts } from './use-counts.ts'
import { useInventory } from './use-inventory.ts'

export function InventoryPage({ params }: PageProps) {
  const t = useText()
  const { inventory, error, refresh } = useInventory()
  if (inventory === undefined) {
    return (
      <Page title={t('inventory:title')}>
        {error === null ? <Loading /> : <Problem error={error} retry={refresh} />}
      </Page>
    )
  }
  return <Known inventory={inventory} params={params} />
}

interface KnownProps {
  readonly inventory: Inventory
  readonly params: PageParams
}

function Known({ inventory, params }: KnownProps) {
  const t = useText()
  const key = chosenKey(params)
  const thing = key === null ? null : (inventory.things.get(key) ?? null)
  const adding = kinds.find((kind) => kind === params.add)
  const close = () => setParams({})
  const back = () => setParams(key === null ? {} : paramsOf(key))
  const foot = useCounts(inventory.roots)
  const nodes = useMemo(() => toNodes(inventory.roots, t('inventory:nameOnly')), [inventory, t])
  const panel =
    adding === undefined ? (
      thing && <ThingPanel key={thing.key} {...{ inventory, thing }} onClose={close} />
    ) : (
      <AddThingPanel key={`${adding}-${key}`} {...{ inventory, thing, kind: adding }} onClose={back} />
    )
  return (
    <ListDetail
      list={
        nodes.length === 0 ? (
          <NothingYet />
        ) : (
          <BrowseTree
            screen="inventory"
            label={t('inventory:tree')}
            searchLabel={t('inventory:search')}
            roots={nodes}
            chosen={thing?.key ?? null}
            onChoose={(id) => void choose(id as ThingKey)}
            icon={iconOf}
            actions={<AddEntity />}
            foot={foot}
          />
        )
      }
      detail={panel}
    />
  )
}

/** Another thing beside the tree: asks first where changes would be lost. */
async function choose(key: ThingKey): Promise<void> {
  if (await mayLeave()) setParams(paramsOf(key))
}

function iconOf({ id }: TreeNode) {
  return <KindIcon kind={id.split('-')[0] as ThingKind} />
}

function AddEntity() {
  const t = useText()
  if (!useMay('inventory.edit')) return null
  return (
    <Button
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => void go('inventory', { add: 'entity' })}
    >
      {t('inventory:add.entity')}
    </Button>
  )
}

function NothingYet() {
  const t = useText()
  const mayEdit = useMay('inventory.edit')
  return (
    <Page title={t('inventory:title')}>
      <Empty title={t('inventory:empty.title')} action={<AddEntity />}>
        {t(`inventory:empty.${mayEdit ? 'hint' : 'readOnly'}`)}
      </Empty>
    </Page>
  )
}
