// Whether the navigation is folded to its icons; kept with the person.
import { useEffect } from 'react'
import { ask } from '../api/client.ts'
import { createViewStore } from '../api/view-store.ts'

const useStored = createViewStore<{ readonly collapsed: boolean | null }>(() => ({ collapsed: null }))
const screen = 'shell'

/** `[collapsed, toggle]` */
export function useCollapsed(): readonly [boolean, () => void] {
  const { collapsed } = useStored()
  useEffect(() => {
    void ask('preferences.layout', { screen }).then((reply) => {
      const value = reply.ok ? (reply.value.value as { collapsed?: unknown } | null) : null
      useStored.setState({ collapsed: value?.collapsed === true })
    })
  }, [])
  const toggle = () => {
    const next = collapsed !== true
    useStored.setState({ collapsed: next })
    void ask('preferences.save-layout', { screen, value: { collapsed: next } })
  }
  return [collapsed === true, toggle]
}
