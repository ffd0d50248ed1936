// The facility that access is requested for: the one that was found, or looked for here by name, address or site id.
import { Anchor, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import styles from './requests.module.css'

interface FacilityChoiceProps {
  /** The chosen one by name, where it is known. */
  readonly chosen: { readonly name: string; readonly siteId: string } | undefined
  readonly value: number | null
  readonly onChange: (facility: number | null) => void
  readonly error: ReactNode
}

const mostShown = 20

export function FacilityChoice({ chosen, value, onChange, error }: FacilityChoiceProps) {
  const t = useText()
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 150)
  const found = useCall('facilities.search', search === '' ? null : { search, offset: 0, limit: mostShown })
  if (value !== null) {
    return (
      <div role="group" aria-label={t('access-requests:fields.facility')}>
        <p className={styles.label}>{t('access-requests:fields.facility')}</p>
        <p className={styles.chosen}>
          <strong>{chosen?.name}</strong>
          <span className={styles.soft}>{chosen?.siteId}</span>
          <Anchor component="button" type="button" fz="sm" onClick={() => onChange(null)}>
            {t('access-requests:form.other')}
          </Anchor>
        </p>
      </div>
    )
  }
  const options = (found.value?.rows ?? []).map(({ id, name, siteId }) => ({
    value: String(id),
    label: `${name} (${siteId})`,
  }))
  return (
    <Select
      label={t('access-requests:fields.facility')}
      placeholder={t('access-requests:form.chooseFacility')}
      required
      searchable
      data={search === '' ? [] : options}
      // Main has filtered them.
      filter={({ options: all }) => all}
      nothingFoundMessage={search === '' || found.loading ? undefined : t('access-requests:form.noFacility')}
      searchValue={text}
      onSearchChange={setText}
      value={null}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      error={error}
    />
  )
}
