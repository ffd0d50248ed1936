// The key in use: its fingerprint as it stands on paper, its public half as a file, and changing it for another.
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ExportsState } from '../../../src-shared/contract/exports.ts'
import { useMay } from '../../api/session.ts'
import { useCommand } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { PasswordField } from '../../ui/form/PasswordField.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Facts } from '../../ui/panel/Facts.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import styles from './exports.module.css'
import { PassphraseFields, passphraseMismatch } from './PassphraseFields.tsx'
import { RememberButtons } from './RememberPassphrase.tsx'

type Key = NonNullable<ExportsState['key']>

type KeyCardProps = Pick<ExportsState, 'retired' | 'keyStore' | 'remembered'> & { readonly current: Key }

export function KeyCard({ current, retired, keyStore, remembered }: KeyCardProps) {
  const t = useText()
  const format = useFormat()
  const mayChange = useMay('exports.create')
  const [isRotating, setRotating] = useState(false)
  const savePublic = useCommand('exports.save-public-key')
  const save = async () => {
    const reply = await savePublic.run({})
    if (reply.ok) notifyDone(t('exports:key.saved'))
    else if (reply.error.code !== 'cancelled') notifyRefused(reply.error)
  }
  return (
    <section className={styles.card} aria-label={t('exports:key.title')}>
      <Facts
        title={t('exports:key.title')}
        hint={t('exports:key.hint')}
        facts={[
          [
            t('exports:key.fingerprint'),
            <code key="code" className={styles.code}>
              {current.fingerprint}
            </code>,
          ],
          [t('exports:key.since'), format.dateTime(current.createdAt)],
          [t('exports:key.by'), current.createdBy],
          ...(remembered === null
            ? []
            : [
                [
                  t('exports:key.passphraseKept'),
                  t('exports:key.rememberedIs', { date: format.date(remembered.at), name: remembered.by }),
                ] as [string, ReactNode],
              ]),
          ...retired.map((key): [string, ReactNode] => [
            t('exports:key.until', { date: format.date(key.retiredAt ?? key.createdAt) }),
            <code key={key.id} className={styles.code}>
              {key.fingerprint}
            </code>,
          ]),
        ]}
      />
      <Group gap="xs" mt="sm">
        <CopyButton text={current.fingerprint} label={t('exports:key.copy')} />
        <Button variant="default" loading={savePublic.busy} onClick={() => void save()}>
          {t('exports:key.savePublic')}
        </Button>
        {mayChange ? (
          <>
            <Button variant="default" onClick={() => setRotating(true)}>
              {t('exports:key.rotate')}
            </Button>
            <RememberButtons keyStore={keyStore} isRemembered={remembered !== null} />
          </>
        ) : null}
      </Group>
      {!mayChange || keyStore === 'usable' || remembered !== null ? null : (
        <p className={styles.soft}>{t(`exports:key.keyStore.${keyStore}`)}</p>
      )}
      {isRotating && mayChange ? <RotateDialog onClose={() => setRotating(false)} /> : null}
    </section>
  )
}

function RotateDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const form = useCallForm({
    call: 'exports.rotate-key',
    initialValues: { currentPassphrase: '', passphrase: '', verifyPassphrase: '' },
    input: (values) => values,
    check: (values) => passphraseMismatch(values, t),
    onDone: () => {
      notifyDone(t('exports:key.rotated'))
      onClose()
    },
  })
  return (
    <Dialog title={t('exports:key.rotate')} onClose={onClose}>
      <Form form={form} submitLabel={t('exports:key.rotate')} onCancel={onClose}>
        <p>{t('exports:key.rotateHint')}</p>
        <PasswordField
          label={t('exports:key.currentPassphrase')}
          required
          autoComplete="off"
          {...form.field('currentPassphrase')}
        />
        <PassphraseFields form={form} isNext />
      </Form>
    </Dialog>
  )
}
