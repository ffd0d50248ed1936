// A new export: for whom, of what, and what will be in it before it is made. The key's passphrase is asked each time.
import { Button, Checkbox, Group, Radio, Stack } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import type { ExportedRows } from '../../../src-shared/contract/exports.ts'
import type { Input, Output } from '../../../src-shared/contract/index.ts'
import type { EntityId } from '../../../src-shared/domain/ids.ts'
import { modules } from '../../../src-shared/policy/roles.ts'
import type { Module } from '../../../src-shared/policy/roles.ts'
import { call, toCallError } from '../../api/client.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { newTaskId, track } from '../../shell/running-tasks.ts'
import { ExportedTables } from '../../ui/exported/ExportedTables.tsx'
import { Form, FormSection } from '../../ui/form/Form.tsx'
import { PasswordField } from '../../ui/form/PasswordField.tsx'
import { focusUnreadable } from '../../ui/form/unreadable.ts'
import { WallTimeField } from '../../ui/form/WallTimeField.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyRefused } from '../../ui/toast/notify.ts'
import { CheckTree } from '../../ui/tree/CheckTree.tsx'
import type { TreeNode } from '../../ui/tree/rows.ts'
import styles from './exports.module.css'

type Values = {
  reader: 'everything' | 'entities'
  modules: Module[]
  from: string
  to: string
  passphrase: string
}

type Made = Output<'exports.create'>

/** @param isRemembered whether this computer has the passphrase of the key */
export function NewExport({ isRemembered }: { readonly isRemembered: boolean }) {
  const t = useText()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [made, setMade] = useState<Made | null>(null)
  const [plan, setPlan] = useState<{ readonly of: string; readonly tables: ExportedRows[] } | null>(null)
  const [isPlanning, setPlanning] = useState(false)
  const taskId = useRef('')
  const scopeOf = ({ reader, modules: some, from, to }: Values): Omit<Input<'exports.plan'>, 'taskId'> => ({
    reader:
      reader === 'everything'
        ? { kind: 'everything' }
        : { kind: 'entities', entities: [...chosen].map((id) => Number(id) as EntityId) },
    modules: reader === 'everything' ? some : ['emissions'],
    from: from === '' ? null : from,
    to: to === '' ? null : to,
  })
  const initialValues: Values = {
    reader: 'everything',
    modules: [...modules],
    from: '',
    to: '',
    passphrase: '',
  }
  const form = useCallForm({
    call: 'exports.create',
    initialValues,
    input: (values) => ({
      ...scopeOf(values),
      passphrase: isRemembered && values.passphrase === '' ? null : values.passphrase,
      taskId: taskId.current,
    }),
    check: ({ from, to }) =>
      from !== '' && to !== '' && to < from ? { to: t('errors:field.period-order') } : {},
    asksBeforeLeaving: false,
    onDone: (output) => {
      setMade(output)
      form.fields.setFieldValue('passphrase', '')
    },
    onRefused: (error) => error.code === 'cancelled',
  })
  const scope = scopeOf(form.values)
  const asked = JSON.stringify(scope)

  const look = async (element: HTMLFormElement | null) => {
    if (focusUnreadable(element)) return
    if (!form.accepts(['modules', 'from', 'to', 'reader'])) return
    setPlanning(true)
    const id = newTaskId()
    const work = call('exports.plan', { ...scope, taskId: id })
    await track(id, t('exports:plan.looking'), work)
      .then(({ tables }) => setPlan({ of: asked, tables }))
      .catch((error: unknown) => {
        const told = toCallError(error)
        if (told.code !== 'cancelled') notifyRefused(told)
      })
    setPlanning(false)
  }

  const submit = (event: FormEvent) => {
    setMade(null)
    taskId.current = newTaskId()
    void track(taskId.current, t('exports:create.running'), form.submit(event))
  }

  return (
    <section aria-label={t('exports:create.title')}>
      <Form form={form} submitLabel={t('exports:create.act')} onSubmit={submit} wide explainsRequired={false}>
        <FormSection title={t('exports:reader.label')}>
          <Radio.Group aria-label={t('exports:reader.label')} {...form.field('reader')}>
            <Stack gap="sm">
              {(['everything', 'entities'] as const).map((kind) => (
                <Radio
                  key={kind}
                  value={kind}
                  label={t(`exports:reader.${kind}`)}
                  description={t(`exports:reader.${kind}Hint`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {form.values.reader === 'entities' ? (
            <EntityTree
              chosen={chosen}
              onChoose={(next) => {
                setChosen(next)
                form.fields.clearFieldError('reader.entities')
              }}
              error={form.fields.errors['reader.entities']}
            />
          ) : (
            <Checkbox.Group label={t('exports:scope.modules')} {...form.field('modules')}>
              <Group gap="lg" mt={6}>
                {modules.map((module) => (
                  <Checkbox key={module} value={module} label={t(`policy:modules.${module}`)} />
                ))}
              </Group>
            </Checkbox.Group>
          )}
        </FormSection>
        <FormSection title={t('exports:scope.period')} hint={t('exports:scope.periodHint')}>
          <div className={styles.period}>
            <WallTimeField
              label={t('exports:scope.from')}
              value={form.values.from === '' ? null : form.values.from}
              onChange={(day) => form.fields.setFieldValue('from', day ?? '')}
            />
            <WallTimeField
              label={t('exports:scope.to')}
              value={form.values.to === '' ? null : form.values.to}
              onChange={(day) => form.fields.setFieldValue('to', day ?? '')}
              error={form.fields.errors['to']}
            />
          </div>
        </FormSection>
        <FormSection title={t('exports:plan.title')}>
          <Button
            variant="default"
            w="fit-content"
            loading={isPlanning}
            onClick={({ currentTarget }) => void look(currentTarget.form)}
          >
            {t('exports:plan.look')}
          </Button>
          {plan !== null && plan.of !== asked ? (
            <Notice tone="attention">{t('exports:plan.stale')}</Notice>
          ) : null}
          {plan !== null && plan.of === asked ? (
            <ExportedTables label={t('exports:plan.title')} tables={plan.tables} />
          ) : null}
        </FormSection>
        {isRemembered && form.fields.errors['passphrase'] === undefined && form.values.passphrase === '' ? (
          <Notice tone="neutral">{t('exports:create.remembered')}</Notice>
        ) : (
          <PasswordField
            label={t('exports:create.passphrase')}
            description={t('exports:create.passphraseHint')}
            required
            autoComplete="off"
            {...form.field('passphrase')}
          />
        )}
        {made === null ? null : (
          <Notice
            tone="good"
            live
            title={t('exports:create.done', { file: made.fileName, summary: made.summaryName })}
          >
            {t('exports:create.fingerprint')}: <code className={styles.code}>{made.fingerprint}</code>
          </Notice>
        )}
      </Form>
    </section>
  )
}

interface EntityTreeProps {
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  readonly error: ReactNode
}

function EntityTree({ chosen, onChoose, error }: EntityTreeProps) {
  const t = useText()
  const { value } = useCall('exports.entities', {}, { refreshOn: ['inventory'] })
  const roots = useMemo(() => treeOf(value?.entities ?? []), [value])
  if (value === undefined) return null
  if (roots.length === 0) return <Notice tone="neutral">{t('exports:reader.none')}</Notice>
  return (
    <Stack gap={6}>
      <CheckTree
        key={roots.length}
        label={t('exports:reader.tree')}
        searchLabel={t('exports:reader.search')}
        roots={roots}
        ticked={chosen}
        onTick={onChoose}
        height={240}
      />
      {error === undefined ? null : <Notice tone="refused">{error}</Notice>}
    </Stack>
  )
}

function treeOf(entities: Output<'exports.entities'>['entities']): TreeNode[] {
  const byParent = new Map<EntityId | null, typeof entities>()
  for (const entity of entities)
    byParent.set(entity.parentId, [...(byParent.get(entity.parentId) ?? []), entity])
  const node = ({ id, name }: (typeof entities)[number]): TreeNode => ({
    id: String(id),
    label: name,
    children: (byParent.get(id) ?? []).map(node),
  })
  return (byParent.get(null) ?? []).map(node)
}
