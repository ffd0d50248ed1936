// Moving a thing elsewhere in the tree. Assignments cover what stands in a place, so a move changes who reaches the thing:
// that is shown before it is made (B-06).
import { Select, Stack } from '@mantine/core'
import { useMemo } from 'react'
import type { Place } from '../../../src-shared/contract/inventory.ts'
import type { Output } from '../../../src-shared/contract/index.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { notifyUndoable } from '../../shell/undo.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { placeOf, placesFor, thingOf, wayTo } from './things.ts'
import type { Inventory, KnownThing, ThingKey } from './things.ts'
import { inWords } from './use-way.ts'

const top = 'top'
/** More are found by searching. */
const mostOffered = 200

interface MoveDialogProps {
  readonly inventory: Inventory
  readonly thing: KnownThing
  readonly onClose: () => void
}

export function MoveDialog({ inventory, thing, onClose }: MoveDialogProps) {
  const t = useText()
  const { name } = thing
  const places = usePlaces(inventory, thing)
  const toPlace = (value: string): Place =>
    placeOf(value === top ? null : (inventory.things.get(value as ThingKey) ?? null))
  const form = useCallForm({
    call: 'inventory.move',
    initialValues: { to: '' },
    input: ({ to }) => ({ thing: thingOf(thing), to: toPlace(to) }),
    check: ({ to }) => (to === '' ? { to: t('errors:field.required') } : {}),
    onDone: () => {
      const back = placeOf(thing.parent === null ? null : (inventory.things.get(thing.parent) ?? null))
      notifyUndoable(t('inventory:move.done', { name }), 'inventory.move', [
        'inventory.move',
        { thing: thingOf(thing), to: back },
      ])
      onClose()
    },
  })
  const { to } = form.values
  const preview = useCall(
    'inventory.preview-move',
    to === '' ? null : { thing: thingOf(thing), to: toPlace(to) },
  )
  const field = form.field('to')
  return (
    <Dialog title={t('inventory:move.title', { name })} onClose={onClose} width={520}>
      <Form form={form} submitLabel={t('inventory:move.act')} onCancel={onClose} fill>
        <Select
          label={t('inventory:move.to')}
          description={t('inventory:move.hint')}
          placeholder={t('inventory:move.search')}
          required
          searchable
          data-autofocus
          limit={mostOffered}
          maxDropdownHeight={260}
          nothingFoundMessage={t('inventory:move.nothing')}
          data={places}
          {...field}
          onChange={(value) => field.onChange(value ?? '')}
        />
        {preview.error === null ? null : <Problem error={preview.error} retry={preview.refresh} />}
        {to === '' || preview.loading || preview.value === undefined ? null : (
          <Reach change={preview.value} />
        )}
      </Form>
    </Dialog>
  )
}

function usePlaces(inventory: Inventory, thing: KnownThing) {
  const t = useText()
  return useMemo(() => {
    const places = placesFor(inventory, thing).map((place) => ({
      value: place.key as string,
      label: inWords([...wayTo(inventory, place), place]),
    }))
    const mayStandAtTop = thing.kind === 'entity' && thing.parent !== null
    return mayStandAtTop ? [{ value: top, label: t('inventory:move.top') }, ...places] : places
  }, [inventory, thing, t])
}

function Reach({ change }: { readonly change: Output<'inventory.preview-move'> }) {
  const t = useText()
  const names = (people: typeof change.gained) => people.map(({ displayName }) => displayName).join(', ')
  const { gained, lost } = change
  if (gained.length + lost.length === 0) {
    return (
      <Notice tone="good" title={t('inventory:move.same')}>
        {t('inventory:move.sameHint')}
      </Notice>
    )
  }
  return (
    <Stack gap="xs" role="status">
      {gained.length === 0 ? null : (
        <Notice tone="attention">{t('inventory:move.gained', { names: names(gained) })}</Notice>
      )}
      {lost.length === 0 ? null : (
        <Notice tone="attention">{t('inventory:move.lost', { names: names(lost) })}</Notice>
      )}
    </Stack>
  )
}
