// The answer to why: yes or no in one sentence, the ways that allow it, or what would change a refusal and who may do that.
import { Button, Title } from '@mantine/core'
import { useId } from 'react'
import type { RemedyStep, WhyAnswer as Answer } from '../../../src-shared/contract/access-insight.ts'
import { thingText } from '../../../src-shared/i18n/insight-words.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import type { Action } from '../../../src-shared/policy/actions.ts'
import type { RoleKey } from '../../../src-shared/policy/roles.ts'
import { roleName } from '../../../src-shared/policy/wording.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { go } from '../../shell/navigation.ts'
import type { PageParams } from '../../shell/navigation.ts'
import { Notice } from '../../ui/status/Notice.tsx'
import { StatusBadge } from '../../ui/status/StatusBadge.tsx'
import styles from './insight.module.css'
import { thingParams } from './question.ts'
import { WayCard } from './WayCard.tsx'

interface WhyAnswerProps {
  readonly answer: Answer
  readonly action: Action
  readonly isOwn: boolean
  readonly params: PageParams
}

export function WhyAnswer({ answer, action, isOwn }: WhyAnswerProps) {
  const t = useText()
  const mayList = useMay('people.list')
  const { isAllowed, reason, ways, remedies, thing } = answer
  return (
    <>
      <Notice tone={isAllowed ? 'good' : 'refused'} title={verdict(t, answer, action)}>
        {isAllowed ? null : reason}
      </Notice>
      {isAllowed ? (
        <Ways ways={ways} />
      ) : (
        <Remedies remedies={remedies} name={answer.person.displayName} isOwn={isOwn} />
      )}
      {mayList && thing.name !== null ? (
        <Button
          variant="default"
          className={styles.more}
          onClick={() => void go('access-who', { action, ...thingParams(thing) })}
        >
          {t('insight:why.whoElse')}
        </Button>
      ) : null}
    </>
  )
}

function verdict(t: Translate, { isAllowed, person, thing, target }: Answer, action: Action): string {
  const on = thing.kind === 'organization' ? '' : t('insight:why.on', { thing: thingText(t, thing) })
  const to = target === null ? '' : t('insight:why.to', { person: target.displayName })
  return t(isAllowed ? 'insight:why.yes' : 'insight:why.no', {
    person: person.displayName,
    action: t(`policy:actions.${action}`),
    on: on + to,
  })
}

function Ways({ ways }: Pick<Answer, 'ways'>) {
  const t = useText()
  const heading = useId()
  const others = useId()
  const [first, ...rest] = ways
  if (first === undefined) return null
  return (
    <>
      <section aria-labelledby={heading}>
        <Title id={heading} order={2} size="h3" className={styles.heading}>
          {t('insight:why.decides')}
        </Title>
        <ul className={styles.cards}>
          <WayCard way={first} />
        </ul>
      </section>
      {rest.length === 0 ? (
        <p className={styles.soft}>{t('insight:why.onlyWay')}</p>
      ) : (
        <section aria-labelledby={others}>
          <Title id={others} order={2} size="h3" className={styles.heading}>
            {t('insight:why.remain', { count: rest.length })}
          </Title>
          <ul className={styles.cards}>
            {rest.map((way) => (
              <WayCard key={way.rules[0]?.id} way={way} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

interface RemediesProps extends Pick<Answer, 'remedies'> {
  readonly name: string
  readonly isOwn: boolean
}

function Remedies({ remedies, name, isOwn }: RemediesProps) {
  const t = useText()
  const heading = useId()
  return (
    <section aria-labelledby={heading}>
      <Title id={heading} order={2} size="h3" className={styles.heading}>
        {t('insight:why.changes')}
      </Title>
      {remedies.length === 0 ? (
        <p className={styles.soft}>{t('insight:why.nothingChanges')}</p>
      ) : (
        <>
          <p className={styles.soft}>{t('insight:why.anyOfThese', { count: remedies.length })}</p>
          <ul className={styles.cards}>
            {remedies.map((steps) => (
              <li key={JSON.stringify(steps)} className={styles.card}>
                {steps.map((step, index) => (
                  <Step key={step.act} {...{ step, name, isOwn }} isFirst={index === 0} />
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface StepProps {
  readonly step: RemedyStep
  readonly name: string
  readonly isOwn: boolean
  readonly isFirst: boolean
}

function Step({ step, name, isOwn, isFirst }: StepProps) {
  const t = useText()
  const { act, roles, thing, takes, mine } = step
  const names = (keys: readonly string[]) => keys.map((role) => roleName(t, role as RoleKey)).join(', ')
  const words = t(`insight:step.${act}`, {
    count: roles.length,
    roles: names(roles),
    thing: thing === null ? '' : thingText(t, thing),
    person: name,
  })
  return (
    <div className={styles.step}>
      <p className={styles.sentence}>
        {isFirst ? null : <span className={styles.and}>{t('insight:why.and')} </span>}
        {words}
      </p>
      <p className={styles.by}>
        {takes === null ? (
          t(isOwn ? 'insight:why.byYou' : 'insight:why.byThem', { person: name })
        ) : (
          <>
            {t('insight:why.doneBy', { roles: names(takes.roles) })}{' '}
            {mine ? <StatusBadge tone="good" label={t('insight:why.youMay')} /> : null}
          </>
        )}
      </p>
    </div>
  )
}
