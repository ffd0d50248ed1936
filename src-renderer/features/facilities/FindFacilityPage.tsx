// Looking for a facility, as everybody may who is signed in (S1-21): name, address and id, and no more of it. The next step
// is to request access to it.
import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { FoundFacility } from '../../../src-shared/contract/facilities.ts'
import { useCall } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { go } from '../../shell/navigation.ts'
import { SearchField } from '../../ui/form/SearchField.tsx'
import { Page } from '../../ui/panel/Page.tsx'
import { Empty } from '../../ui/states/Empty.tsx'
import { Problem } from '../../ui/states/Problem.tsx'
import styles from './facilities.module.css'

/** Milliseconds after the last key. */
const patience = 150
const mostShown = 50

export function FindFacilityPage() {
  const t = useText()
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), patience)
  const { value, error, refresh } = useCall(
    'facilities.search',
    search === '' ? null : { search, offset: 0, limit: mostShown },
    { refreshOn: ['facilities'] },
  )
  return (
    <Page title={t('facilities:find.title')} hint={t('facilities:find.hint')}>
      <SearchField
        label={t('facilities:find.label')}
        example={t('facilities:find.placeholder')}
        maxLength={200}
        maw={420}
        words={text}
        onWords={setText}
      />
      {error === null ? null : <Problem error={error} retry={refresh} />}
      {search === '' || value === undefined || error !== null ? null : <Found {...value} />}
    </Page>
  )
}

interface FoundProps {
  readonly rows: readonly FoundFacility[]
  readonly total: number
}

function Found({ rows, total }: FoundProps) {
  const t = useText()
  const format = useFormat()
  if (total === 0) {
    return <Empty title={t('facilities:find.nothing')}>{t('facilities:find.nothingHint')}</Empty>
  }
  const shown = format.count(rows.length)
  return (
    <>
      <p role="status" className={styles.count}>
        {rows.length < total
          ? t('facilities:find.more', { shown, total: format.count(total) })
          : t('facilities:find.found', { count: total, total: shown })}
      </p>
      <ul className={styles.found}>
        {rows.map(({ id, name, address, siteId }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span className={styles.siteId}>{siteId}</span>
            <span className={styles.address}>{address}</span>
            <Button
              variant="default"
              size="compact-sm"
              className={styles.act}
              aria-label={t('facilities:find.requestFor', { name })}
              onClick={() => void go('my-requests', { facility: id })}
            >
              {t('facilities:find.request')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
