// How much there is of what, in words.
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { countAll } from './things.ts'
import type { KnownThing } from './things.ts'

/** "3 entities, 12 assets, 40 sources" of these things and all that stands in them; empty where there is nothing. */
export function useCounts(things: readonly KnownThing[]): string {
  const t = useText()
  const format = useFormat()
  const { entity, asset, source } = countAll(things)
  const counts = [
    ['entities', entity],
    ['assets', asset],
    ['sources', source],
  ] as const
  return counts
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => t(`inventory:${kind}`, { count, shown: format.count(count) }))
    .join(', ')
}
