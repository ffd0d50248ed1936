// Access that nobody uses: who holds a role and has not signed in for a chosen time, longest first, with the ways on: disabling
// and removing in bulk, a review, and the list as a file.
import { Button, NativeSelect } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useEffect } from 'react'
import { unusedFor } from '../../../src-shared/contract/people-query.ts'
import { modules } from '../../../src-shared/policy/roles.ts'
import { useMay } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { go, setParams } from '../../shell/navigation.ts'
import type { PageProps } from '../../shell/page-definition.ts'
import { ListDetail } from '../../ui/panel/ListDetail.tsx'
import { changeListView, listView, useListView } from '../../ui/table/list-view.ts'
import styles from './people.module.css'
import { PeopleList } from './PeopleList.tsx'
import { PersonPanel } from './PersonPanel.tsx'

const screen = 'unused-access'
const firstPeriod = '90'

export function UnusedAccessPage({ params }: PageProps) {
  const id = typeof params.person === 'number' ? params.person : null
  // This list is about nothing else: a filter that was taken away comes back.
  const isAbout = useListView(screen).filters.unused !== undefined
  useEffect(() => {
    if (!isAbout) showPeriod(firstPeriod)
  }, [isAbout])
  return (
    <ListDetail
      list={
        <div className={styles.report}>
          <Head />
          <div className={styles.reportList}>
            <PeopleList screen={screen} openId={id} />
          </div>
        </div>
      }
      detail={id === null ? null : <PersonPanel key={id} id={id} onClose={() => setParams({})} />}
    />
  )
}

/** Of the filters that are set besides, nothing changes. */
function showPeriod(period: string): void {
  const { filters } = listView(screen)
  changeListView(screen, { filters: { module: [...modules], ...filters, unused: [period] } })
}

function Head() {
  const t = useText()
  const { filters } = useListView(screen)
  const mayReview = useMay('reviews.run')
  const [period = firstPeriod] = filters.unused ?? []
  return (
    <div className={styles.reportHead}>
      <NativeSelect
        label={t('people:unused.period')}
        className={styles.period}
        data={unusedFor.map((value) => ({
          value,
          label:
            value === 'never'
              ? t('people:filters.unusedWithin.never')
              : t('people:filters.unusedWithin.days', { count: Number(value) }),
        }))}
        value={period}
        onChange={(event) => showPeriod(event.currentTarget.value)}
      />
      <p className={styles.reportHint}>{t('people:unused.hint')}</p>
      {mayReview ? (
        <Button
          variant="default"
          leftSection={<IconListCheck size={15} aria-hidden />}
          onClick={() => void go('reviews', { start: true, unused: period === 'never' ? 1 : Number(period) })}
        >
          {t('people:unused.review')}
        </Button>
      ) : null}
    </div>
  )
}
