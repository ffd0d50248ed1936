// What is assigned to a person, by name, with what it stands in.
import type { AssignedPlace } from '../../../src-shared/contract/roles.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import styles from './roles.module.css'

export function AssignedList({ places }: { readonly places: readonly AssignedPlace[] }) {
  const t = useText()
  const format = useFormat()
  if (places.length === 0) return <p className={styles.soft}>{t('roles:assign.nothing')}</p>
  return (
    <ul className={styles.places}>
      {places.map(({ kind, id, name, path, at, by }) => (
        <li
          key={`${kind}:${id}`}
          title={t('roles:held.sinceBy', { date: format.date(at), by: by ?? t('roles:somebody') })}
        >
          <span>{name}</span>{' '}
          <span className={styles.soft}>
            {[t(`roles:place.${kind}`), ...(path.length === 0 ? [] : [path.join(' › ')])].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
