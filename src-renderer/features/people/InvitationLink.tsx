// The registration link, shown once to whoever invites, to be copied.
import { TextInput } from '@mantine/core'
import type { IssuedInvitation } from '../../../src-shared/contract/people.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import styles from './people.module.css'

interface InvitationLinkProps {
  readonly name: string
  readonly invitation: IssuedInvitation
}

export function InvitationLink({ name, invitation: { link, expiresAt } }: InvitationLinkProps) {
  const t = useText()
  const format = useFormat()
  return (
    <div className={styles.invitation}>
      <div className={styles.link}>
        <TextInput
          label={t('people:link.label', { name })}
          readOnly
          value={link}
          classNames={{ input: styles.linkText ?? '' }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={link} label={t('people:link.copy')} />
      </div>
      <p className={styles.soft}>{t('people:link.hint', { name, date: format.date(expiresAt) })}</p>
    </div>
  )
}

export function LinkDialog(props: InvitationLinkProps & { readonly onClose: () => void }) {
  const t = useText()
  return (
    <Dialog title={t('people:link.title')} onClose={props.onClose} width={520}>
      <InvitationLink {...props} />
    </Dialog>
  )
}
