// Which column of the file is which field of a person. What was guessed can be said otherwise.
import { Button, NativeSelect } from '@mantine/core'
import { importFields } from '../../../src-shared/contract/people-import.ts'
import type { ImportField, ReadPeopleFile } from '../../../src-shared/contract/people-import.ts'
import { usePreferences } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import styles from './people-import.module.css'
import type { Import } from './use-import.ts'

interface MappingProps {
  readonly current: Import
  readonly file: ReadPeopleFile
}

export function Mapping({ current, file }: MappingProps) {
  const t = useText()
  const { dateFormat } = usePreferences()
  const { mapping, found, running } = current
  const options = [
    { value: '', label: t('people-import:notMapped') },
    ...file.columns.map(({ name }, column) => ({ value: String(column), label: name })),
  ]
  const choose = (field: ImportField, value: string) => {
    const { [field]: _, ...others } = mapping
    current.map(value === '' ? others : { ...others, [field]: Number(value) })
  }
  const examples = (field: ImportField) => {
    const column = mapping[field]
    const shown = column === undefined ? [] : (file.columns[column]?.examples ?? []).filter(Boolean)
    return shown.length === 0 ? undefined : t('people-import:example', { examples: shown.join(', ') })
  }
  return (
    <section className={styles.card} aria-label={t('people-import:mapping')}>
      <h2>{t('people-import:mapping')}</h2>
      <p>{t('people-import:mappingHint')}</p>
      <div className={styles.fields}>
        {importFields.map((field) => (
          <NativeSelect
            key={field}
            label={t(`people-import:fields.${field}`, { format: dateFormat })}
            description={examples(field)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required={field === 'email'}
            data={options}
            value={mapping[field] === undefined ? '' : String(mapping[field])}
            onChange={(event) => choose(field, event.currentTarget.value)}
          />
        ))}
      </div>
      <div className={styles.acts}>
        {mapping.email === undefined ? <span>{t('people-import:needsEmail')}</span> : null}
        <Button
          {...(found === null ? {} : { variant: 'default' })}
          disabled={mapping.email === undefined}
          loading={running?.what === 'trying'}
          onClick={() => void current.tryOut()}
        >
          {t(found === null ? 'people-import:try' : 'people-import:again')}
        </Button>
      </div>
    </section>
  )
}
