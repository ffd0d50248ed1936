// Why can they (B-04): a person, an action and a thing; then the answer, with every rule and grant behind it, or with what
// would change a refusal. Everybody may ask about themselves.
import { Select } from '@mantine/core'
import type { Input } from '../../../src-shared/contract/index.ts'
import { actionNames, actions } from '../../../src-shared/policy/actions.ts'
import type { Action, ActionDefinition } from '../../../src-shared/policy/actions.ts'
import { kindsOf } from '../../../src-shared/policy/asking.ts'
import { groupRoles } from '../../../src-shared/policy/roles.ts'
import { thingText } from '../../../src-shared/i18n/insight-words.ts'
import { useMay, useSignedIn } from '../../api/session.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { setParams } from '../../shell/navigation.ts'
import type { PageParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { Page } from '../../ui/panel/Page.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { Loading } from '../../ui/states/Loading.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import { ActionField } from './ActionField.tsx'
import styles from './insight.module.css'
import { PersonField } from './PersonField.tsx'
import { actionIn, kindIn, personIn, thingIn } from './question.ts'
import { ThingField } from './ThingField.tsx'
import { WhyAnswer } from './WhyAnswer.tsx'

const refreshOn = ['roles', 'people', 'programs', 'inventory', 'facilities'] as const

export function WhyPage({ params }: PageProps) {
  const t = useText()
  const mayList = useMay('people.list')
  const me = useSignedIn().person.id
  const person = mayList ? (personIn(params, 'person') ?? me) : me
  const action = actionIn(params)
  const question = questionIn(params, action)
  const aboutMe = person === me
  const mine = useCall('access.why-me', aboutMe ? question : null, { refreshOn })
  const theirs = useCall('access.why', aboutMe || question === null ? null : { person, ...question }, {
    refreshOn,
  })
  const { value, error, loading, refresh } = aboutMe ? mine : theirs
  const known = value !== undefined && question !== null && value.thing.kind === question.thing.kind
  const words = known && value.thing.name !== null ? thingText(t, value.thing) : null
  return (
    <Page title={t('insight:why.title')} hint={t(mayList ? 'insight:why.hint' : 'insight:why.hintOwn')}>
      <div className={styles.columns}>
        <section className={styles.form} aria-label={t('insight:why.question')}>
          {mayList ? (
            <PersonField
              label={t('insight:personLabel')}
              placeholder={t('insight:choosePerson')}
              chosen={person}
              onChoose={(id) => setParams({ ...params, person: id ?? undefined })}
            />
          ) : null}
          <ActionField
            offered={actionNames}
            chosen={action}
            onChoose={(next) => setParams({ ...params, action: next ?? undefined, next: undefined })}
          />
          {action === null ? null : <Besides {...{ params, action, words, mayList }} />}
        </section>
        <section className={styles.answer} aria-live="polite" aria-busy={loading}>
          {question === null ? (
            <Empty title={t('insight:why.emptyTitle')}>{t('insight:why.empty')}</Empty>
          ) : error !== null ? (
            <Problem error={error} retry={refresh} />
          ) : value === undefined ? (
            <Loading />
          ) : (
            <WhyAnswer answer={value} action={question.action} isOwn={aboutMe} params={params} />
          )}
        </section>
      </div>
    </Page>
  )
}

/** Null while something that the action needs is not chosen. */
function questionIn(params: PageParams, action: Action | null): Input<'access.why-me'> | null {
  if (action === null) return null
  const thing = thingIn(params, kindIn(params, action))
  if (thing === null) return null
  return {
    action,
    thing,
    target: personIn(params, 'target'),
    next: typeof params.next === 'string' ? params.next : null,
    whose: params.whose === 'others' ? 'others' : 'theirs',
  }
}

const nextRoles: Partial<Record<Action, { module: string; roles: readonly string[] }>> = {
  'roles.set-group': { module: 'submittals', roles: [...groupRoles, 'none'] },
  'roles.set-corporate': { module: 'programs', roles: ['secondary', 'affiliate'] },
  'programs.set-contact': { module: 'programs', roles: ['viewer', 'contributor', 'none'] },
}

interface BesidesProps {
  readonly params: PageParams
  readonly action: Action
  readonly words: string | null
  readonly mayList: boolean
}

/** What the action is asked with besides the person. */
function Besides({ params, action, words, mayList }: BesidesProps) {
  const t = useText()
  const { on }: ActionDefinition = actions[action]
  const kind = kindIn(params, action)
  const next = nextRoles[action]
  const asksWhose = on.includes('enteredBy') || on.includes('report')
  return (
    <>
      <ThingField
        kinds={kindsOf(action)}
        kind={kind}
        thing={thingIn(params, kind)}
        known={words}
        onKind={(each) => setParams({ ...params, kind: each, id: undefined })}
        onChoose={(id) => setParams({ ...params, kind, id: id ?? undefined })}
      />
      {on.includes('person') && mayList ? (
        <PersonField
          label={t('insight:targetLabel')}
          placeholder={t('insight:somebodyElse')}
          chosen={personIn(params, 'target')}
          onChoose={(id) => setParams({ ...params, target: id ?? undefined })}
        />
      ) : null}
      {next === undefined ? null : (
        <Select
          label={t('insight:nextLabel')}
          allowDeselect={false}
          data={next.roles.map((role) => ({
            value: role,
            label: role === 'none' ? t('insight:noRole') : t(`policy:roles.${next.module}.${role}.label`),
          }))}
          value={typeof params.next === 'string' ? params.next : next.roles[0]!}
          onChange={(role) => setParams({ ...params, next: role ?? undefined })}
        />
      )}
      {asksWhose ? (
        <Select
          label={t(on.includes('report') ? 'insight:madeForLabel' : 'insight:enteredByLabel')}
          allowDeselect={false}
          data={[
            { value: 'theirs', label: t('insight:themselves') },
            { value: 'others', label: t('insight:somebodyElse') },
          ]}
          value={params.whose === 'others' ? 'others' : 'theirs'}
          onChange={(whose) => setParams({ ...params, whose: whose ?? undefined })}
        />
      ) : null}
    </>
  )
}
