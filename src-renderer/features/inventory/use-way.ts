// The way to a place in words.
import { useText } from '../../i18n/texts.ts'
import type { KnownThing } from './things.ts'

/** "Works › North › Boiler 1", or the top's own word. */
export function useWay(way: readonly KnownThing[]): string {
  const t = useText()
  return way.length === 0 ? t('inventory:atTop') : inWords(way)
}

export function inWords(way: readonly KnownThing[]): string {
  return way.map(({ name }) => name).join(' › ')
}
