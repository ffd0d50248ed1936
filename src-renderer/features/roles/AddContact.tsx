// The look-up, the level and "+" of a program's contacts (S2-10). Who may see the organization's people looks up by name;
// everybody else has to know the whole e-mail address.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { ContactLevel } from '../../../src-shared/contract/program-contacts.ts'
import type { PersonLine } from '../../../src-shared/contract/roles.ts'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { ask } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { PersonPicker } from './PersonPicker.tsx'
import styles from './roles.module.css'
import { roleLabel } from './sentences.ts'

type Level = ContactLevel | 'main-site-contact'

interface AddContactProps {
  readonly program: ProgramId
  readonly levels: readonly ContactLevel[]
  /** Contacts already, or staged to be. */
  readonly except: readonly number[]
  readonly onAdd: (person: PersonLine, level: ContactLevel) => void
  /** Offers the role that exactly one person holds too: it is handed over, and so asked about first (S2-04, X-04). */
  readonly onHandOver: ((person: PersonLine) => void) | null
  readonly startsWithHandOver: boolean
  /** Who holds that role: nobody else is no choice for it. */
  readonly main: number | undefined
}

export function AddContact(props: AddContactProps) {
  const { program, levels, except, onAdd, onHandOver, startsWithHandOver, main } = props
  const t = useText()
  const seesPeople = useMay('people.list')
  const [person, setPerson] = useState<PersonLine | null>(null)
  const [email, setEmail] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const offered = onHandOver === null ? levels : [...levels, 'main-site-contact' as const]
  const [level, setLevel] = useState<Level>(
    startsWithHandOver && onHandOver !== null ? 'main-site-contact' : (levels[0] ?? 'viewer'),
  )
  const isHandOver = level === 'main-site-contact'
  const taken = isHandOver ? [main ?? 0] : except
  const add = (found: PersonLine) => {
    if (isHandOver) onHandOver?.(found)
    else onAdd(found, level)
    setPerson(null)
    setEmail('')
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (seesPeople) return person === null ? undefined : add(person)
    const reply = await ask('programs.find-person', { program, email })
    if (!reply.ok) return setProblem(reply.error.fields[0]?.reason ?? reply.error.reason)
    const found = reply.value.person
    if (found === null) return setProblem(t('roles:program.notFound'))
    if (taken.includes(found.id)) return setProblem(t('roles:program.isContact', { name: found.displayName }))
    add(found)
  }
  return (
    <form className={styles.add} aria-label={t('roles:program.add')} onSubmit={(event) => void submit(event)}>
      <div className={styles.grow}>
        {seesPeople ? (
          <PersonPicker
            label={t('roles:program.add')}
            canTakeOver={isHandOver}
            except={taken}
            chosen={person}
            onChoose={setPerson}
          />
        ) : (
          <TextInput
            label={t('roles:program.add')}
            placeholder={t('roles:program.email')}
            value={email}
            error={problem}
            onChange={(event) => {
              setEmail(event.currentTarget.value)
              setProblem(null)
            }}
          />
        )}
      </div>
      <NativeSelect
        label={t('roles:contacts.level')}
        data={offered.map((value) => ({ value, label: roleLabel(t, 'programs', value) }))}
        value={level}
        onChange={(event) => setLevel(event.currentTarget.value as Level)}
      />
      <Button
        type="submit"
        variant="default"
        leftSection={<IconPlus size={15} aria-hidden />}
        disabled={seesPeople ? person === null : email.trim() === ''}
      >
        {t('roles:contacts.add')}
      </Button>
    </form>
  )
}
