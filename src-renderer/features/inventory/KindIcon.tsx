// What kind of thing it is, at a glance; the word stands in its panel.
import { IconEngine, IconFlame, IconSitemap } from '@tabler/icons-react'
import type { TablerIcon } from '@tabler/icons-react'
import type { ThingKind } from '../../../src-shared/contract/inventory.ts'

const icons: Record<ThingKind, TablerIcon> = { entity: IconSitemap, asset: IconEngine, source: IconFlame }

export function KindIcon({ kind }: { readonly kind: ThingKind }) {
  const Icon = icons[kind]
  return <Icon size={16} stroke={1.7} aria-hidden />
}
