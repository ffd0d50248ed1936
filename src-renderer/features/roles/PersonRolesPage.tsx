// One person: what they hold in each module, in the manuals' words, since when and by whom; changed here by staging.
import { Button, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { go, setParams } from '../../shell/navigation.ts'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { HeldCards } from './HeldCards.tsx'
import styles from './roles.module.css'

export function PersonRolesPage({ id }: { readonly id: PersonId }) {
  const t = useText()
  const { value, error, refresh } = useCall(
    'roles.of-person',
    { person: id },
    { refreshOn: ['roles', 'people', 'programs', 'inventory'] },
  )
  const isOther = value !== undefined && value.person.id !== id
  return (
    <div className={styles.personPage}>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={15} aria-hidden />}
        className={styles.back}
        onClick={() => setParams({})}
      >
        {t('roles:allPeople')}
      </Button>
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {value === undefined || isOther ? (
        error === null && <Loading />
      ) : (
        <>
          <header>
            <Title order={1}>{value.person.displayName}</Title>
            <Button
              variant="default"
              size="compact-sm"
              className={styles.why}
              onClick={() => void go('access-why', { person: id })}
            >
              {t('insight:why.open')}
            </Button>
            <p className={styles.soft}>{subtitle([value.person.email, value.person.title, employment()])}</p>
          </header>
          <HeldCards held={value} isReadOnly={false} />
        </>
      )}
    </div>
  )

  function employment(): string {
    return value?.person.isConsultant === true ? t('people:person.consultant') : ''
  }
}

export function subtitle(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ')
}
