// The small table of people to invite: a row each, its role, and below it what main says about it.
import { ActionIcon, Button, NativeSelect, TextInput, VisuallyHidden } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Fragment } from 'react'
import type { ClipboardEvent } from 'react'
import type { InviteeJudgement } from '../../../src-shared/contract/invitations.ts'
import { inviteesAtOnce } from '../../../src-shared/contract/invitations.ts'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { go } from '../../shell/navigation.ts'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'
import styles from './invitations.module.css'
import { pastedRows } from './pasted.ts'
import type { Invitee, Invitees } from './use-invitees.ts'

export interface RoleChoice {
  readonly value: string
  readonly label: string
}

interface InviteeRowsProps {
  readonly rows: Invitees
  readonly program: ProgramId | null
  readonly roles: readonly RoleChoice[]
  readonly roleHeader: string
  readonly withOptional: boolean
}

type TextField = 'email' | 'firstName' | 'lastName' | 'title' | 'phone'

export function InviteeRows({ rows, program, roles, roleHeader, withOptional }: InviteeRowsProps) {
  const t = useText()
  const fields: readonly TextField[] = withOptional
    ? ['email', 'firstName', 'lastName', 'title', 'phone']
    : ['email', 'firstName', 'lastName']
  const label = (field: TextField) => t(`invitations:form.${field === 'title' ? 'personTitle' : field}`)
  return (
    <table className={styles.rows} aria-label={t('invitations:form.table')}>
      <thead>
        <tr>
          {fields.map((field) => (
            <th key={field} scope="col" className={field === 'email' ? styles.emailColumn : undefined}>
              {label(field)}
            </th>
          ))}
          <th scope="col" className={styles.roleColumn}>
            {roleHeader}
          </th>
          <th scope="col" className={styles.endColumn}>
            <VisuallyHidden>{t('invitations:form.remove')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.invitees.map((invitee, index) => (
          <Fragment key={invitee.key}>
            <tr onBlur={(event) => leave(event.currentTarget, event.relatedTarget, invitee.key)}>
              {fields.map((field) => (
                <td key={field}>
                  <TextInput
                    aria-label={t('invitations:form.cell', { column: label(field), row: index + 1 })}
                    value={invitee[field]}
                    error={isWrong(invitee, field)}
                    aria-describedby={verdictId(invitee)}
                    onChange={(event) => rows.change(invitee.key, { [field]: event.currentTarget.value })}
                    onPaste={(event) => paste(event, invitee.key)}
                  />
                </td>
              ))}
              <td>
                <NativeSelect
                  aria-label={t('invitations:form.cell', { column: roleHeader, row: index + 1 })}
                  data={[...roles]}
                  value={invitee.role}
                  onChange={(event) => rows.change(invitee.key, { role: event.currentTarget.value })}
                />
              </td>
              <td>
                <ActionIcon
                  variant="subtle"
                  size={32}
                  aria-label={t('invitations:form.removeRow', { row: index + 1 })}
                  onClick={() => rows.remove(invitee.key)}
                >
                  <IconX size={15} aria-hidden />
                </ActionIcon>
              </td>
            </tr>
            <tr>
              <td colSpan={fields.length + 2} className={styles.verdict} id={verdictId(invitee)}>
                <Verdict verdict={shownVerdict(invitee)} program={program} />
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  )

  function leave(row: HTMLElement, goesTo: EventTarget | null, key: number) {
    if (!(goesTo instanceof Node) || !row.contains(goesTo)) rows.change(key, { isLeft: true })
  }

  function paste(event: ClipboardEvent, key: number) {
    const pasted = pastedRows(event.clipboardData.getData('text/plain'))
    if (pasted === null) return
    event.preventDefault()
    const count = rows.paste(key, pasted)
    const words = t('invitations:form.pasted', { count })
    notifyDone(
      count < pasted.length ? `${words} ${t('invitations:form.tooMany', { max: inviteesAtOnce })}` : words,
    )
  }

  /** What is missing in a row that is still being typed is not told yet. */
  function shownVerdict(invitee: Invitee): InviteeJudgement | null {
    const verdict = rows.verdicts.get(invitee.key)
    return verdict === undefined || (verdict.kind === 'malformed' && !invitee.isLeft) ? null : verdict
  }

  function isWrong(invitee: Invitee, field: TextField): boolean {
    const verdict = shownVerdict(invitee)
    if (verdict === null || verdict.isOpen) return false
    return verdict.fields.length === 0
      ? field === 'email'
      : verdict.fields.some((each) => each.field === field)
  }
}

function verdictId({ key }: Invitee): string {
  return `invitee-${key}`
}

interface VerdictProps {
  readonly verdict: InviteeJudgement | null
  readonly program: ProgramId | null
}

function Verdict({ verdict, program }: VerdictProps) {
  const t = useText()
  const seesPeople = useMay('people.list')
  if (verdict === null) return null
  const { isOpen, reason, fields, person, kind } = verdict
  const words =
    fields.length > 0
      ? fields.map((field) => `${t(`invitations:form.${columnOf(field.field)}`)}: ${field.reason}`).join(' ')
      : reason
  return (
    <span className={styles.verdictLine}>
      <StatusBadge
        tone={isOpen ? (reason === null ? 'good' : 'neutral') : 'refused'}
        label={words ?? t('invitations:form.ready')}
      />
      {kind === 'hand-over' && program !== null ? (
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => void go('program-contacts', { program, handOver: true })}
        >
          {t('invitations:form.handOver')}
        </Button>
      ) : person !== null && seesPeople && !isOpen ? (
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => void go(kind === 'invited' ? 'invitations' : 'people', { person: person.id })}
        >
          {t(kind === 'removed' ? 'invitations:form.restore' : 'invitations:form.show', {
            name: person.displayName,
          })}
        </Button>
      ) : null}
    </span>
  )
}

function columnOf(field: string): string {
  return field === 'title' ? 'personTitle' : field
}
