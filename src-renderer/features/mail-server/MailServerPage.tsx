// The organization's SMTP server: set, tried with a message to oneself, taken away.
import { Button, Group, Stack } from '@mantine/core'
import type { Output } from '../../../src-shared/contract/index.ts'
import { useMay } from '../../api/session.ts'
import { useCall, useCommand } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { go } from '../../shell/navigation.ts'
import { confirm } from '../../ui/dialog/confirm.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Page } from '../../ui/panel/Page.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { LookOnly } from '../../ui/status/LookOnly.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { LoginFields, SenderFields, ServerFields } from './fields.tsx'
import { ServerFacts } from './ServerFacts.tsx'
import styles from './mail-server.module.css'
import { initialValues, inputOf, useResult } from './values.ts'
import type { MailServerForm } from './values.ts'

type Settings = Output<'mail-server.view'>

export function MailServerPage() {
  const t = useText()
  const mayEdit = useMay('settings.edit')
  const { value, error, refresh } = useCall('mail-server.view', {}, { refreshOn: ['organization'] })
  return (
    <Page
      title={t('mail:server.title')}
      hint={t('mail:server.hint')}
      actions={
        <Button variant="default" onClick={() => void go('outbox')}>
          {t('mail:server.outbox')}
        </Button>
      }
    >
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {value === undefined && error === null ? <Loading /> : null}
      {value === undefined ? null : mayEdit ? (
        <ServerForm key={JSON.stringify(value)} settings={value} />
      ) : (
        <Stack gap="md">
          <LookOnly />
          <ServerState server={value.server} />
          {value.server === null ? null : <ServerFacts server={value.server} />}
        </Stack>
      )}
    </Page>
  )
}

function ServerState({ server }: Pick<Settings, 'server'>) {
  const t = useText()
  return (
    <Notice tone={server === null ? 'attention' : 'good'}>
      {server === null ? t('mail:server.none') : t('mail:server.set', { host: server.host })}
    </Notice>
  )
}

function ServerForm({ settings }: { readonly settings: Settings }) {
  const t = useText()
  const { server, keyStore } = settings
  const form = useCallForm({
    call: 'mail-server.save',
    initialValues: initialValues(server),
    input: inputOf,
    onDone: () => notifyDone(t('mail:server.saved')),
  })
  return (
    <>
      <div className={styles.state}>
        <ServerState server={server} />
      </div>
      <Form form={form} submitLabel={t('shell:save')} disabled={!form.dirty && server !== null} wide>
        <ServerFields form={form} />
        <LoginFields form={form} stored={server} keyStore={keyStore} />
        <SenderFields form={form} />
        <TestServer form={form} />
      </Form>
      {server === null ? null : <RemoveServer />}
    </>
  )
}

/** Tries what is entered, before or after it is saved. */
function TestServer({ form }: { readonly form: MailServerForm }) {
  const t = useText()
  const test = useCommand('mail-server.test')
  const [result, setResult] = useResult(form)
  const run = async () => {
    if (!form.accepts(Object.keys(form.values))) return
    setResult(null)
    const reply = await test.run(inputOf(form.values))
    if (reply.ok) setResult(reply.value)
    else if (reply.error.fields.length > 0)
      form.refuse(Object.fromEntries(reply.error.fields.map(({ field, reason }) => [field, reason])))
    else notifyRefused(reply.error)
  }
  return (
    <div className={styles.test}>
      <Group gap="sm">
        <Button variant="default" loading={test.busy} onClick={() => void run()}>
          {t('mail:server.test')}
        </Button>
        <span className={styles.soft}>{t('mail:server.testHint')}</span>
      </Group>
      {result === null ? null : (
        <Notice tone={result.failure === null ? 'good' : 'refused'} live>
          <div>
            {result.failure === null
              ? t('mail:server.tested', { to: result.to })
              : t(`mail:server.testFailed.${result.failure}`, { to: result.to })}
          </div>
          {result.words === '' ? null : (
            <div className={styles.words}>
              {t('mail:server.words')} <q>{result.words}</q>
            </div>
          )}
        </Notice>
      )}
    </div>
  )
}

function RemoveServer() {
  const t = useText()
  const remove = useCommand('mail-server.remove')
  const run = async () => {
    const agreed = await confirm({
      title: t('mail:server.removeTitle'),
      consequence: t('mail:server.removeConsequence'),
      act: t('mail:server.remove'),
      dangerous: true,
    })
    if (!agreed) return
    const reply = await remove.run({})
    if (reply.ok) notifyDone(t('mail:server.removed'))
    else notifyRefused(reply.error)
  }
  return (
    <div className={styles.remove}>
      <Button variant="default" loading={remove.busy} onClick={() => void run()}>
        {t('mail:server.remove')}
      </Button>
    </div>
  )
}
