// Resending or revoking several at once: who is eligible, who is left out and why, and then all of them in one transaction
// (B-02).
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { InvitationAct } from '../../../src-shared/contract/invitations.ts'
import type { PersonId } from '../../../src-shared/domain/ids.ts'
import { ask } from '../../api/client.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import styles from './invitations.module.css'

export type BulkAct = Exclude<InvitationAct, 'change'>

interface BulkDialogProps {
  readonly act: BulkAct
  readonly people: readonly PersonId[]
  readonly onClose: () => void
  readonly onDone: () => void
}

export function BulkDialog({ act, people, onClose, onDone }: BulkDialogProps) {
  const t = useText()
  const [busy, setBusy] = useState(false)
  const { value, error } = useCall('invitations.acts', { people: [...people] })
  const judged = (value?.people ?? []).map(({ person, name, acts }) => ({
    person,
    name,
    verdict: acts.find(({ kind }) => kind === act),
  }))
  const open = judged.filter(({ verdict }) => verdict?.isAllowed === true)
  const left = judged.filter(({ verdict }) => verdict?.isAllowed !== true)
  const run = async () => {
    setBusy(true)
    const reply = await ask(`invitations.${act}`, { people: open.map(({ person }) => person) })
    setBusy(false)
    if (!reply.ok) return notifyRefused(reply.error)
    notifyDone(t(`invitations:done.${act}`, { count: open.length }))
    onDone()
  }
  return (
    <Dialog title={t(`invitations:bulk.title.${act}`)} width={540} onClose={onClose}>
      <div className={styles.stack}>
        {error === null ? null : <Problem error={error} />}
        {value === undefined ? (
          error === null && <Loading />
        ) : (
          <>
            <p className={styles.text}>
              <strong>
                {open.length === 0
                  ? t('invitations:bulk.nobody')
                  : t('invitations:bulk.eligible', { count: open.length })}
              </strong>
              {open.length === 0 ? null : ` · ${t(`invitations:bulk.consequence.${act}`)}`}
            </p>
            {left.length === 0 ? null : (
              <section>
                <p className={styles.text}>{t('invitations:bulk.left', { count: left.length })}</p>
                <ul className={styles.left}>
                  {left.map(({ person, name, verdict }) => (
                    <li key={person}>
                      {t('invitations:bulk.leftOut', { name, reason: verdict?.reason ?? '' })}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <p className={styles.soft}>{t('invitations:bulk.newest')}</p>
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
          <Button
            {...(act === 'revoke' ? { color: 'red' } : {})}
            loading={busy}
            disabled={open.length === 0}
            onClick={() => void run()}
          >
            {t(`invitations:bulk.act.${act}`)}
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}
