// All that the keyboard can do, on one sheet (B-15).
import { Kbd } from '@mantine/core'
import { createViewStore } from '../api/view-store.ts'
import { useText } from '../i18n/texts.ts'
import { Dialog } from '../ui/dialog/Dialog.tsx'
import styles from './shell.module.css'

const useShown = createViewStore(() => ({ shown: false }))

export function showShortcuts(): void {
  useShown.setState({ shown: true })
}

const shortcuts = [
  ['palette', 'Ctrl K'],
  ['search', 'Ctrl F'],
  ['undo', 'Ctrl Alt Z'],
  ['csv', 'Ctrl O'],
  ['preferences', 'Ctrl ,'],
  ['back', 'Alt ←'],
  ['forward', 'Alt →'],
  ['move', '↑ ↓'],
  ['ends', 'Home End'],
  ['open', 'Enter'],
  ['select', 'Space'],
  ['selectAll', 'Ctrl A'],
  ['close', 'Esc'],
  ['resize', 'Shift ← →'],
] as const

export function Shortcuts() {
  const t = useText()
  const { shown } = useShown()
  if (!shown) return null
  return (
    <Dialog title={t('shell:shortcuts.title')} onClose={() => useShown.setState({ shown: false })}>
      <dl className={styles.shortcuts}>
        {shortcuts.map(([name, keys]) => (
          <div key={name} className={styles.shortcut}>
            <dt>{t(`shell:shortcuts.${name}`)}</dt>
            <dd>
              {keys.split(' ').map((key) => (
                <Kbd key={key} size="xs">
                  {key}
                </Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
