// Beginning a review: its name, what it covers, until when, and how much that would be.
import { Checkbox, Group, MultiSelect, NumberInput, Stack, TextInput } from '@mantine/core'
import type { Input } from '../../../src-shared/contract/index.ts'
import { reviewScope } from '../../../src-shared/contract/reviews.ts'
import { rolesOfFamily } from '../../../src-shared/domain/review.ts'
import { reviewRole } from '../../../src-shared/i18n/review-words.ts'
import type { Family } from '../../../src-shared/policy/roles.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { setParams } from '../../shell/navigation.ts'
import { Form, FormSection } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { WallTimeField } from '../../ui/form/WallTimeField.tsx'
import { SidePanel } from '../../ui/panel/ListDetail.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { Notice } from '../../ui/status/Notice.tsx'
import { notifyDone } from '../../ui/toast/notify.ts'

interface StartPanelProps {
  /** Where one came from access that has not been used for so many days. */
  readonly unusedDays: number | null
  readonly onClose: () => void
}

export function StartPanel({ unusedDays, onClose }: StartPanelProps) {
  const t = useText()
  const { value, error } = useCall('reviews.choices', {}, { refreshOn: ['roles', 'programs'] })
  return (
    <SidePanel title={t('reviews:start.title')} onClose={onClose}>
      {error === null ? null : <Problem error={error} />}
      {value === undefined ? (
        <Loading />
      ) : (
        <StartForm choices={value} unusedDays={unusedDays} onCancel={onClose} />
      )}
    </SidePanel>
  )
}

interface Choices {
  readonly families: readonly Family[]
  readonly programs: readonly { readonly id: number; readonly name: string }[]
}

type Values = {
  name: string
  families: string[]
  programs: string[]
  roles: string[]
  unusedDays: number | string
  endingDays: number | string
  dueOn: string | null
}

function inputOf({ name, dueOn, ...values }: Values): Input<'reviews.start'> {
  const days = (entered: number | string) => (entered === '' ? null : Number(entered))
  const scope = {
    families: values.families,
    programs: values.programs.map(Number),
    roles: values.roles,
    unusedDays: days(values.unusedDays),
    endingDays: days(values.endingDays),
  }
  // The schema says which roles and numbers are accepted.
  return { name, dueOn, scope } as Input<'reviews.start'>
}

interface StartFormProps {
  readonly choices: Choices
  readonly unusedDays: number | null
  readonly onCancel: () => void
}

function StartForm({ choices, unusedDays, onCancel }: StartFormProps) {
  const t = useText()
  const format = useFormat()
  const initialValues: Values = {
    name: '',
    families: [...choices.families],
    programs: [],
    roles: [],
    unusedDays: unusedDays ?? '',
    endingDays: '',
    dueOn: null,
  }
  const form = useCallForm({
    call: 'reviews.start',
    initialValues,
    input: inputOf,
    onDone: ({ review, items }) => {
      notifyDone(t('reviews:start.started', { count: items, items: format.count(items) }))
      setParams({ review })
    },
  })
  const { families } = form.values
  const roleOptions = choices.families
    .filter((family) => families.includes(family))
    .flatMap((family) =>
      rolesOfFamily[family].map((role) => ({
        value: `${family}.${role}`,
        label: reviewRole(t, family, role),
      })),
    )
  return (
    <Form form={form} submitLabel={t('reviews:start.submit')} onCancel={onCancel} focusOn="start" fill>
      <TextInput
        label={t('reviews:start.name')}
        placeholder={t('reviews:start.namePlaceholder')}
        required
        maxLength={120}
        {...form.field('name')}
      />
      <Checkbox.Group
        label={t('reviews:start.families')}
        description={t('reviews:start.familiesHint')}
        required
        {...form.field('families')}
        error={form.fields.errors['scope.families']}
      >
        <Stack gap={8} mt={8}>
          {choices.families.map((family) => (
            <Checkbox key={family} value={family} label={t(`reviews:families.${family}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <WallTimeField
        label={t('reviews:start.due')}
        description={t('reviews:start.dueHint')}
        value={form.values.dueOn}
        onChange={(day) => form.fields.setFieldValue('dueOn', day)}
        error={form.fields.errors['dueOn']}
      />
      <FormSection title={t('reviews:start.narrow')}>
        <MultiSelect
          label={t('reviews:start.roles')}
          description={t('reviews:start.rolesHint')}
          data={roleOptions}
          searchable
          clearable
          {...form.field('roles')}
        />
        {families.includes('program') ? (
          <MultiSelect
            label={t('reviews:start.programs')}
            description={t('reviews:start.programsHint')}
            data={choices.programs.map(({ id, name }) => ({ value: String(id), label: name }))}
            searchable
            clearable
            limit={50}
            {...form.field('programs')}
          />
        ) : null}
        <Group grow align="start">
          {(['unusedDays', 'endingDays'] as const).map((name) => (
            <NumberInput
              key={name}
              label={t(`reviews:start.${name}`)}
              suffix={` ${t('reviews:start.days')}`}
              min={1}
              max={3650}
              allowDecimal={false}
              {...form.field(name)}
              error={form.fields.errors[`scope.${name}`]}
            />
          ))}
        </Group>
      </FormSection>
      <Found values={form.values} />
    </Form>
  )
}

/** How much a review of that scope would hold, while it is being chosen. */
function Found({ values }: { readonly values: Values }) {
  const t = useText()
  const format = useFormat()
  const { scope } = inputOf(values)
  const { value } = useCall('reviews.count', reviewScope.safeParse(scope).success ? { scope } : null, {
    refreshOn: ['roles', 'people', 'programs'],
  })
  if (value === undefined) return null
  const { items, people } = value
  const found = { count: items, rows: format.count(items), people: format.count(people) }
  return (
    <Notice tone={items === 0 ? 'attention' : 'neutral'} live>
      {t('reviews:start.found', found)} {items === 0 ? '' : t('reviews:start.snapshot')}
    </Notice>
  )
}
