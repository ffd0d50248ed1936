// What a person must know of their own access before anything else: not yet approved (S1-21), or a module that misses
// something before it opens.
import { useSignedIn } from '../api/session.ts'
import { useText } from '../i18n/texts.ts'
import { Notice } from '../ui/status/Notice.tsx'
import styles from './shell.module.css'

export function Notices() {
  const t = useText()
  const { person, notices } = useSignedIn()
  const all = person.state === 'pending' ? [t('shell:pending'), ...notices] : notices
  if (all.length === 0) return null
  return (
    <section className={styles.notices} aria-label={t('shell:notices')}>
      {all.map((notice) => (
        <Notice key={notice} tone="attention">
          {notice}
        </Notice>
      ))}
    </section>
  )
}
