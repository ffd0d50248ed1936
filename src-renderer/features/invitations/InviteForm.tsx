// Several people at once: typed or pasted, judged row by row, and invited in one transaction, all of them or, after being told
// which cannot be invited and why, the others.
import { Button, Checkbox, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { Invited } from '../../../src-shared/contract/invitations.ts'
import { inviteesAtOnce } from '../../../src-shared/contract/invitations.ts'
import type { ProgramId } from '../../../src-shared/domain/ids.ts'
import type { CallError } from '../../../src-shared/domain/errors.ts'
import { ask } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { useLeaveGuard } from '../../ui/form/leave-guard.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import { AddedPreview } from './AddedPreview.tsx'
import { InviteeRows } from './InviteeRows.tsx'
import styles from './invitations.module.css'
import { toRow, useInvitees } from './use-invitees.ts'
import type { Invitee } from './use-invitees.ts'

interface InviteFormProps {
  /** Null: into the organization. */
  readonly into: { readonly id: ProgramId; readonly name: string } | null
  /** Those that the actor may give; the first is preselected. */
  readonly roles: readonly string[]
  readonly onDone: (result: Invited) => void
}

export function InviteForm({ into, roles, onDone }: InviteFormProps) {
  const program = into?.id ?? null
  const t = useText()
  const rows = useInvitees(program, roles[0] ?? '')
  const [withOptional, setWithOptional] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const giveUp = useLeaveGuard(rows.filled.length > 0)
  const refused = rows.filled.filter(({ key }) => rows.verdicts.get(key)?.isOpen === false)
  const isTold = refused.some(({ isLeft }) => isLeft)
  const open = rows.filled.length - refused.length
  const choices = roles.map((value) => ({ value, label: t(`policy:roles.programs.${value}.label`) }))
  const chosen = roles.filter((role) => rows.filled.some((row) => row.role === role))

  const send = async (onlyOpen: boolean) => {
    setBusy(true)
    const reply = await sendRows(program, rows.filled, onlyOpen)
    setBusy(false)
    setError(reply.ok ? null : reply.error)
    if (!reply.ok) return
    giveUp()
    rows.clear()
    onDone(reply.value)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    rows.leaveAll()
    void send(false)
  }
  const sendOthers = async () => {
    const count = refused.length
    const agreed = await confirm({
      title: t('invitations:form.withoutTitle'),
      consequence: t('invitations:form.withoutConsequence', { count }),
      act: t('invitations:form.submitCount', { count: open }),
    })
    if (agreed) await send(true)
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <InviteeRows
        rows={rows}
        program={program}
        roles={choices}
        roleHeader={t(`invitations:form.${program === null ? 'corporate' : 'role'}`)}
        withOptional={withOptional || rows.filled.some(({ title, phone }) => title + phone !== '')}
      />
      <Group gap="md">
        <Button
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={rows.invitees.length >= inviteesAtOnce}
          onClick={rows.add}
        >
          {t('invitations:form.addRow')}
        </Button>
        <Checkbox
          label={t('invitations:form.optional')}
          checked={withOptional}
          onChange={(event) => setWithOptional(event.currentTarget.checked)}
        />
        <span className={styles.soft}>{t('invitations:form.paste')}</span>
      </Group>
      {chosen.map((role) => (
        <p key={role} className={styles.soft}>
          <strong>{t(`policy:roles.programs.${role}.label`)}</strong>{' '}
          {t(`policy:roles.programs.${role}.description`)}
        </p>
      ))}
      {into === null ? null : <AddedPreview program={into} rows={rows} />}
      {isTold ? (
        <Notice tone="attention" live>
          {t('invitations:form.refused', { count: refused.length })}
        </Notice>
      ) : error === null ? null : (
        <Notice tone="refused" live>
          {error.reason}
        </Notice>
      )}
      <Group gap="xs">
        <Button type="submit" loading={busy} disabled={rows.filled.length === 0}>
          {t('invitations:form.submit')}
        </Button>
        {isTold && open > 0 ? (
          <Button variant="default" disabled={busy} onClick={() => void sendOthers()}>
            {t('invitations:form.without', { count: refused.length })}
          </Button>
        ) : null}
      </Group>
    </form>
  )
}

function sendRows(program: ProgramId | null, invitees: readonly Invitee[], onlyOpen: boolean) {
  // The roles that the form offers are those that main has named for it.
  const rows = invitees.map(toRow) as never[]
  return program === null
    ? ask('invitations.invite', { rows, onlyOpen })
    : ask('programs.invite', { program, rows, onlyOpen })
}
