// The level of access, chosen by its box and applied by Save (S1-20); what it gives and takes is said before (B-06).
import { Button, Group, Radio } from '@mantine/core'
import { useState } from 'react'
import type { IssuedInvitation } from '../../../../src-shared/contract/people.ts'
import type { PersonId } from '../../../../src-shared/domain/ids.ts'
import { groupRoles } from '../../../../src-shared/policy/roles.ts'
import type { GroupRole } from '../../../../src-shared/policy/roles.ts'
import { useMay } from '../../../api/session.ts'
import { useCall, useCommand } from '../../../api/use-call.ts'
import { useText } from '../../../i18n/texts.ts'
import { useLeaveGuard } from '../../../ui/form/leave-guard.ts'
import { PreviewedChanges } from '../../../ui/staging/PreviewedChanges.tsx'
import { Notice } from '../../../ui/status/Notice.tsx'
import { notifyDone } from '../../../ui/toast/notify.ts'
import { InvitationLink } from '../InvitationLink.tsx'
import { withLastLead } from '../../../shell/last-lead.ts'
import styles from '../people.module.css'

interface LevelStepProps {
  readonly id: PersonId
  readonly name: string
  /** Of somebody who has just been invited: its link is shown here, once. */
  readonly invitation: IssuedInvitation | null
  readonly onDone: () => void
}

export function LevelStep({ id, name, invitation, onDone }: LevelStepProps) {
  const t = useText()
  const maySetLevel = useMay('roles.set-group')
  return (
    <div className={styles.stack}>
      {invitation === null ? null : (
        <>
          <Notice tone="good" title={t('people:add.invited', { name })} live>
            {maySetLevel ? null : t('people:add.noLevelRight')}
          </Notice>
          <InvitationLink name={name} invitation={invitation} />
        </>
      )}
      {maySetLevel ? (
        <LevelChoice {...{ id, name, onDone }} isInvited={invitation !== null} />
      ) : (
        <div>
          <Button onClick={onDone}>{t('people:link.done')}</Button>
        </div>
      )}
    </div>
  )
}

type LevelChoiceProps = Omit<LevelStepProps, 'invitation'> & { readonly isInvited: boolean }

function LevelChoice({ id, name, onDone, isInvited }: LevelChoiceProps) {
  const t = useText()
  const { present, next, setNext, change } = useLevel(id)
  const preview = useCall('roles.preview', change === null ? null : { changes: [change] })
  const { run, busy, error } = useCommand('roles.save')
  const giveUp = useLeaveGuard(change !== null)
  const save = async () => {
    if (change === null) return
    const reply = await withLastLead((confirmLastLead) => run({ changes: [change], confirmLastLead }))
    if (reply?.ok !== true) return
    notifyDone(t('people:add.saved', { name, role: label(change.next) }))
    leave()
  }
  const leave = () => {
    giveUp()
    onDone()
  }
  const label = (role: string) => t(`policy:roles.submittals.${role}.label`)
  return (
    <>
      <Radio.Group
        label={t('people:add.level', { name })}
        description={t('people:add.levelHint')}
        value={next}
        onChange={setNext}
      >
        <div className={styles.choices}>
          {groupRoles.map((role) => (
            <Radio.Card key={role} value={role} className={styles.choice} aria-label={label(role)}>
              <div className={styles.choiceHead}>
                <Radio.Indicator />
                <div>
                  <strong>{label(role)}</strong>
                  <span className={styles.choiceHint}>
                    {t(`policy:roles.submittals.${role}.description`)}
                  </span>
                </div>
              </div>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      {present === undefined || present === 'none' ? null : (
        <p className={styles.soft}>{t('people:add.present', { role: label(present) })}</p>
      )}
      {change === null ? null : (
        <PreviewedChanges preview={preview} people={[{ id, displayName: name, what: [] }]} />
      )}
      {error === null || error.code === 'confirm' ? null : (
        <Notice tone="refused" live>
          {error.reason}
        </Notice>
      )}
      <Group gap="xs">
        <Button loading={busy} disabled={change === null} onClick={() => void save()}>
          {t('shell:save')}
        </Button>
        <Button variant="default" disabled={busy} onClick={leave}>
          {t(isInvited ? 'people:add.finish' : 'shell:cancel')}
        </Button>
      </Group>
    </>
  )
}

type LevelChange = {
  readonly action: 'roles.set-group'
  readonly person: PersonId
  readonly present: GroupRole | 'none'
  readonly next: GroupRole
}

/** The level that somebody has, the one that was chosen, and the change between them, if any. */
function useLevel(person: PersonId) {
  const [chosen, setNext] = useState<GroupRole | null>(null)
  const held = useCall('people.get', { person }, { refreshOn: ['roles'] }).value
  const present = held === undefined ? undefined : (held.group?.role ?? 'none')
  const next = chosen ?? (present === 'none' ? null : (present ?? null))
  const isChange = present !== undefined && chosen !== null && chosen !== present
  const change: LevelChange | null = isChange
    ? { action: 'roles.set-group', person, present, next: chosen }
    : null
  return { present, next, setNext, change }
}
