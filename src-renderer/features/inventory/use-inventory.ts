// The inventory as main tells it, sorted as the person's language does.
import { useMemo } from 'react'
import type { CallError } from '../../../src-shared/domain/errors.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { toInventory } from './things.ts'
import type { Inventory } from './things.ts'

export interface InventoryQuery {
  readonly inventory: Inventory | undefined
  readonly error: CallError | null
  readonly refresh: () => void
}

export function useInventory(): InventoryQuery {
  const t = useText()
  const { value, error, refresh } = useCall('inventory.tree', {}, { refreshOn: ['inventory', 'roles'] })
  const inventory = useMemo(() => {
    // "Boiler 2" stands before "Boiler 10".
    const collator = new Intl.Collator(t('policy:locale'), { numeric: true, sensitivity: 'base' })
    return value && toInventory(value, collator.compare)
  }, [value, t])
  return { inventory, error, refresh }
}
