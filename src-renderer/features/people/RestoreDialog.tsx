// Bringing somebody back, with the roles that they had or without. What the actor may not grant they cannot give
// back either, and the reason stands beside it (B-07).
import { Checkbox } from '@mantine/core'
import type { IssuedInvitation, PersonDetail, RoleFamily } from '../../../src-shared/contract/people.ts'
import { personCell } from '../../../src-shared/domain/person-cells.ts'
import type { Formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Form } from '../../ui/form/Form.tsx'
import { useCallForm } from '../../ui/form/use-call-form.ts'
import { notifyDone } from '../../ui/toast/notify.ts'
import styles from './people.module.css'

interface RestoreDialogProps {
  readonly person: PersonDetail
  /** With the new invitation of somebody who had not registered. */
  readonly onRestored: (restored: { readonly invitation: IssuedInvitation | null }) => void
  readonly onClose: () => void
}

export function RestoreDialog({ person, onRestored, onClose }: RestoreDialogProps) {
  const t = useText()
  const format = useFormat()
  const { id, displayName: name, restorable, stateBefore } = person
  const open = restorable.filter(({ refusal }) => refusal === null).map(({ family }) => family)
  const form = useCallForm({
    call: 'people.restore',
    initialValues: { keep: open },
    input: ({ keep }) => ({ person: id, keep }),
    onDone: (restored) => {
      notifyDone(t('people:done.restore', { name }))
      onClose()
      onRestored(restored)
    },
  })
  const state = t(`people:states.${stateBefore}`)
  return (
    <Dialog title={t('people:restore.title', { name })} onClose={onClose} width={520}>
      <Form
        form={form}
        submitLabel={t('people:restore.submit')}
        onCancel={onClose}
        explainsRequired={false}
        fill
      >
        <p className={styles.soft}>
          {t(restorable.length === 0 ? 'people:restore.hintNoRoles' : 'people:restore.hint', { name, state })}
        </p>
        {restorable.length === 0 ? null : (
          <Checkbox.Group aria-label={t('people:person.roles')} {...form.field('keep')}>
            <div className={styles.choices}>
              {restorable.map(({ family, refusal }) => (
                <Checkbox
                  key={family}
                  value={family}
                  label={t('people:restore.held', {
                    family: t(`people:families.${family}`),
                    held: heldIn(family, person, { t, format }),
                  })}
                  description={refusal}
                  disabled={refusal !== null}
                />
              ))}
            </div>
          </Checkbox.Group>
        )}
        {stateBefore === 'invited' ? (
          <p className={styles.soft}>{t('people:restore.inviting', { name })}</p>
        ) : null}
      </Form>
    </Dialog>
  )
}

/** What is noted down for the person, in words. */
function heldIn(
  family: RoleFamily,
  person: PersonDetail,
  wording: { t: Translate; format: Formatter },
): string {
  const { t } = wording
  const count = person.assignments
  const assignments = count === 0 ? [] : [t('people:person.assignments', { count })]
  switch (family) {
    case 'programs':
      return person.contacts.map(({ program }) => program.name).join(', ')
    case 'data':
      return [personCell('data', person, wording), ...assignments].filter(Boolean).join(', ')
    default:
      return personCell(family, person, wording)
  }
}
