// All that the keyboard can do, on one sheet (B-15).
import { Kbd } from '@mantine/core'
import { useId } from 'react'
import { createViewStore } from '../api/view-store.ts'
import { useText } from '../i18n/texts.ts'
import { Dialog } from '../ui/dialog/Dialog.tsx'
import styles from './shell.module.css'
import { shortcutGroups } from './shortcut-list.ts'
import type { ShortcutGroup } from './shortcut-list.ts'

const useShown = createViewStore(() => ({ shown: false }))

export function showShortcuts(): void {
  useShown.setState({ shown: true })
}

const groups = Object.keys(shortcutGroups) as ShortcutGroup[]

export function Shortcuts() {
  const t = useText()
  const { shown } = useShown()
  if (!shown) return null
  return (
    <Dialog
      title={t('shell:shortcuts.title')}
      width={780}
      onClose={() => useShown.setState({ shown: false })}
    >
      <div className={styles.shortcutGroups}>
        {groups.map((group) => (
          <Group key={group} group={group} />
        ))}
      </div>
    </Dialog>
  )
}

function Group({ group }: { readonly group: ShortcutGroup }) {
  const t = useText()
  const heading = useId()
  return (
    <section aria-labelledby={heading} className={styles.shortcutGroup}>
      <h3 id={heading} className={styles.shortcutsHead}>
        {t(`shell:shortcuts.group.${group}`)}
      </h3>
      <dl className={styles.shortcuts}>
        {shortcutGroups[group].map(({ name, keys }) => (
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
    </section>
  )
}
