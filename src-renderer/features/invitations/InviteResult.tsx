// What became of an Invite form: how many, and the links, which are told once.
import { Button, Group, TextInput } from '@mantine/core'
import type { Invited } from '../../../src-shared/contract/invitations.ts'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { go } from '../../shell/navigation.ts'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import styles from './invitations.module.css'

interface InviteResultProps {
  readonly result: Invited
  readonly program: ProgramId | null
  readonly onMore: () => void
}

export function InviteResult({ result, program, onMore }: InviteResultProps) {
  const t = useText()
  const seesPeople = useMay('people.list')
  const counts = { invited: result.invited.length, added: result.added, refused: result.refused }
  const kinds = (['invited', 'added', 'refused'] as const).filter((kind) => counts[kind] > 0)
  return (
    <section className={styles.form} aria-label={t('invitations:result.title')}>
      <Notice tone="good" live>
        {kinds.map((kind) => (
          <div key={kind}>{t(`invitations:result.${kind}`, { count: counts[kind] })}</div>
        ))}
      </Notice>
      {result.invited.length === 0 ? null : (
        <>
          <p className={styles.soft}>{t('invitations:result.linkHint')}</p>
          <ul className={styles.links}>
            {result.invited.map(({ person, name, link }) => (
              <li key={person} className={styles.link}>
                <TextInput
                  label={t('invitations:result.link', { name })}
                  readOnly
                  value={link}
                  classNames={{ input: styles.linkText ?? '' }}
                  onFocus={(event) => event.currentTarget.select()}
                />
                <CopyButton text={link} label={t('invitations:result.copy')} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Group gap="xs">
        <Button onClick={onMore}>{t('invitations:result.more')}</Button>
        {program === null ? (
          seesPeople ? (
            <Button variant="default" onClick={() => void go('people')}>
              {t('invitations:result.contacts')}
            </Button>
          ) : null
        ) : (
          <Button variant="default" onClick={() => void go('program-contacts', { program })}>
            {t('invitations:result.programContacts')}
          </Button>
        )}
      </Group>
    </section>
  )
}
