// A person's roles in single programs, opened from the list.
import { Button, Group } from '@mantine/core'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { PersonContacts } from './PersonContacts.tsx'
import styles from './roles.module.css'

interface ContactsDialogProps {
  readonly person: PersonId
  readonly onClose: () => void
}

export function ContactsDialog({ person, onClose }: ContactsDialogProps) {
  const t = useText()
  const { value, error } = useCall('roles.of-person', { person }, { refreshOn: ['roles', 'programs'] })
  const title = t('roles:contacts.title', { name: value?.person.displayName ?? '' })
  return (
    <Dialog title={title} width={620} onClose={onClose}>
      <div className={styles.stack}>
        {error === null ? null : <Problem error={error} />}
        {value === undefined ? (
          error === null && <Loading />
        ) : (
          <PersonContacts held={value} isReadOnly={false} />
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('roles:contacts.done')}</Button>
        </Group>
      </div>
    </Dialog>
  )
}
