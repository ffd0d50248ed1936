// One thing of the inventory beside the tree: where it stands and what it holds; adding to it, renaming, moving and
// removing it for those who may (S3-02).
import { Anchor, Button, Group, Menu } from '@mantine/core'
import { IconChevronDown, IconPencil, IconPlus, IconUserPin } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { ask } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { go, setParams } from '../../shell/navigation.ts'
import { WhoCanButton } from '../../shell/WhoCanButton.tsx'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { Facts } from '../../ui/panel/Facts.tsx'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { EditThingForm } from './EditThingForm.tsx'
import styles from './inventory.module.css'
import { paramsOf } from './params.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { holdable, thingOf, wayTo } from './things.ts'
import type { Inventory, KnownThing } from './things.ts'
import { useCounts } from './use-counts.ts'

interface ThingPanelProps {
  readonly inventory: Inventory
  readonly thing: KnownThing
  readonly onClose: () => void
}

export function ThingPanel({ inventory, thing, onClose }: ThingPanelProps) {
  const t = useText()
  const mayEdit = useMay('inventory.edit')
  const mayAssign = useMay('roles.set-assignments')
  const [open, setOpen] = useState<'edit' | 'move' | null>(null)
  const remove = useRemove(thing)
  const { name, kind, inFull } = thing
  const isEditing = open === 'edit'
  const close = () => setOpen(null)
  return (
    <SidePanel
      title={isEditing ? t('inventory:editTitle', { name }) : name}
      subtitle={isEditing ? undefined : t(`inventory:kinds.${kind}`)}
      actions={
        isEditing ? null : (
          <>
            {mayEdit ? (
              <Acts
                name={name}
                onEdit={() => setOpen('edit')}
                onMove={() => setOpen('move')}
                onRemove={remove}
              />
            ) : null}
            <WhoCanButton kind={kind} id={thing.id} />
          </>
        )
      }
      onClose={onClose}
    >
      {isEditing ? (
        <EditThingForm thing={thing} onClose={close} />
      ) : (
        <>
          {inFull ? null : (
            <div className={styles.notice}>
              <Notice tone="neutral">{t('inventory:nameOnlyHint')}</Notice>
            </div>
          )}
          <ThingFacts inventory={inventory} thing={thing} />
          {mayEdit ? <AddHere thing={thing} /> : null}
          {mayAssign ? (
            <Button
              variant="default"
              mt="md"
              leftSection={<IconUserPin size={15} aria-hidden />}
              onClick={() => void go('thing-assignments', { kind, id: thing.id })}
            >
              {t('roles:thing.open')}
            </Button>
          ) : null}
        </>
      )}
      {open === 'move' ? <MoveDialog {...{ inventory, thing }} onClose={close} /> : null}
    </SidePanel>
  )
}

interface ActsProps {
  readonly name: string
  readonly onEdit: () => void
  readonly onMove: () => void
  readonly onRemove: () => void
}

function Acts({ name, onEdit, onMove, onRemove }: ActsProps) {
  const t = useText()
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={15} aria-hidden />} onClick={onEdit}>
        {t('inventory:edit')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            rightSection={<IconChevronDown size={15} aria-hidden />}
            aria-label={t('inventory:moreFor', { name })}
          >
            {t('inventory:more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onMove}>{t('inventory:move.button')}</Menu.Item>
          <Menu.Item onClick={onRemove}>{t('inventory:remove.button')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function ThingFacts({ inventory, thing }: Omit<ThingPanelProps, 'onClose'>) {
  const t = useText()
  const way = wayTo(inventory, thing)
  const holds = useCounts(thing.children) || t('inventory:holdsNothing')
  return (
    <Facts
      facts={[
        // Without a way: it stands at the top, or in what this person may not see.
        [t('inventory:fields.in'), way.length === 0 ? null : <Way key="way" way={way} />],
        [t('inventory:fields.unit'), thing.unit],
        // What is shown by name only may hold more than this person sees.
        [t('inventory:fields.holds'), thing.kind === 'source' || !thing.inFull ? null : holds],
      ]}
    />
  )
}

/** The way to a thing; each part of it opens. */
function Way({ way }: { readonly way: readonly KnownThing[] }) {
  return way.map(({ key, name }, index) => (
    <Fragment key={key}>
      {index === 0 ? null : <span className={styles.step}> › </span>}
      <Anchor component="button" type="button" fz="inherit" onClick={() => setParams(paramsOf(key))}>
        {name}
      </Anchor>
    </Fragment>
  ))
}

function AddHere({ thing }: { readonly thing: KnownThing }) {
  const t = useText()
  const kinds = holdable[thing.kind]
  if (kinds.length === 0) return null
  return (
    <Group gap="xs" mt="md" role="group" aria-label={t('inventory:add.here')}>
      {kinds.map((kind) => (
        <Button
          key={kind}
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => void go('inventory', { ...paramsOf(thing.key), add: kind })}
        >
          {t(`inventory:add.${kind}`)}
        </Button>
      ))}
    </Group>
  )
}

function useRemove(thing: KnownThing): () => void {
  const t = useText()
  const { name, children, parent } = thing
  const remove = async () => {
    // While something stands in it, main refuses and says so: nothing to ask first.
    const agreed =
      children.length > 0 ||
      (await confirm({
        title: t('inventory:remove.title', { name }),
        consequence: t('inventory:remove.consequence'),
        act: t('inventory:remove.act'),
        dangerous: true,
      }))
    if (!agreed) return
    const reply = await ask('inventory.remove', { thing: thingOf(thing) })
    if (!reply.ok) return notifyRefused(reply.error)
    notifyDone(t('inventory:remove.done', { name }))
    setParams(parent === null ? {} : paramsOf(parent))
  }
  return () => void remove()
}
