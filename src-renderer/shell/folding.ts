// What of the navigation is folded: all of it to its icons, or a section to its name; kept with the person.
import { useEffect } from 'react'
import { ask } from '../api/client.ts'
import { createViewStore } from '../api/view-store.ts'
import { sections } from './page-definition.ts'
import type { Section } from './page-definition.ts'

interface Folding {
  /** To icons. */
  readonly collapsed: boolean
  readonly folded: readonly Section[]
}

const useStored = createViewStore<Folding>(() => ({ collapsed: false, folded: [] }))
const screen = 'shell'

interface UseFolding extends Folding {
  readonly toggleAll: () => void
  readonly toggle: (section: Section) => void
}

export function useFolding(): UseFolding {
  const { collapsed, folded } = useStored()
  useEffect(() => {
    void ask('preferences.layout', { screen }).then((reply) => {
      const value = reply.ok ? (reply.value.value as { collapsed?: unknown; folded?: unknown } | null) : null
      const names: unknown[] = Array.isArray(value?.folded) ? value.folded : []
      useStored.setState({
        collapsed: value?.collapsed === true,
        folded: sections.filter((section) => names.includes(section)),
      })
    })
  }, [])
  return {
    collapsed,
    folded,
    toggleAll: () => keep({ collapsed: !collapsed, folded }),
    toggle: (section) =>
      keep({
        collapsed,
        folded: folded.includes(section) ? folded.filter((name) => name !== section) : [...folded, section],
      }),
  }
}

function keep({ collapsed, folded }: Folding): void {
  useStored.setState({ collapsed, folded })
  void ask('preferences.save-layout', { screen, value: { collapsed, folded: [...folded] } })
}
