// The rights of one role in words, each with the rule and the requirements that it comes from; or of two side by side.
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { actionNames } from '../../../src-shared/policy/actions.ts'
import type { Action } from '../../../src-shared/policy/actions.ts'
import type { CataloguedRole } from '../../../src-shared/policy/catalogue.ts'
import { roleName } from '../../../src-shared/policy/wording.ts'
import { useText } from '../../i18n/texts.ts'
import styles from './insight.module.css'

interface RoleRightsProps {
  readonly role: CataloguedRole
  /** Only rights that one of these words occurs in, where any does. */
  readonly words?: string
}

export function RoleRights({ role, words = '' }: RoleRightsProps) {
  const t = useText()
  const told = role.rights.map(({ action, condition, rule }) => ({
    key: `${rule.id} ${action}`,
    action: t(`policy:actions.${action}`),
    condition: t(`policy:conditions.${condition}`),
    sentence: t(`policy:rules.${rule.id}`),
    rule,
  }))
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const matching = told.filter(({ action, sentence, rule }) => {
    const text = [action, sentence, rule.id, ...rule.requirements].join(' ').toLocaleLowerCase()
    return wanted.some((word) => text.includes(word))
  })
  return (
    <table className={styles.rights}>
      <thead>
        <tr>
          <th scope="col">{t('insight:catalogue.columns.right')}</th>
          <th scope="col">{t('insight:catalogue.columns.sentence')}</th>
        </tr>
      </thead>
      <tbody>
        {(matching.length === 0 ? told : matching).map(({ key, action, condition, sentence, rule }) => (
          <tr key={key}>
            <th scope="row">
              {action}
              <div className={styles.soft}>{condition}</div>
            </th>
            <td>
              <p className={styles.sentence}>{sentence}</p>
              <p className={styles.ids}>
                <code>{rule.id}</code>
                {rule.requirements.map((id) => (
                  <span key={id} className={styles.requirement}>
                    {id}
                  </span>
                ))}
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function ComparedRights({ roles }: { readonly roles: readonly [CataloguedRole, CataloguedRole] }) {
  const t = useText()
  const inEither = actionNames.filter((action) => roles.some((role) => rightTo(role, action).length > 0))
  return (
    <table className={styles.rights}>
      <thead>
        <tr>
          <th scope="col">{t('insight:catalogue.columns.right')}</th>
          {roles.map(({ key }) => (
            <th key={key} scope="col">
              {roleName(t, key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {inEither.map((action) => (
          <tr key={action}>
            <th scope="row">{t(`policy:actions.${action}`)}</th>
            {roles.map((role) => (
              <td key={role.key}>
                <Compared role={role} action={action} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Compared({ role, action }: { readonly role: CataloguedRole; readonly action: Action }) {
  const t = useText()
  const rights = rightTo(role, action)
  if (rights.length === 0) {
    return (
      <span className={styles.soft}>
        <IconMinus size={14} aria-hidden /> {t('insight:catalogue.not')}
      </span>
    )
  }
  return rights.map(({ condition, rule }) => (
    <div key={rule.id}>
      <IconCheck size={14} aria-hidden /> {t(`policy:conditions.${condition}`)}
    </div>
  ))
}

function rightTo({ rights }: CataloguedRole, action: Action) {
  return rights.filter((right) => right.action === action)
}
