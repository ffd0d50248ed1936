// A person's own preferences (S3-24..32). Each takes effect everywhere as soon as it is chosen; the examples show how.
import { SegmentedControl, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { MAX_SCALING } from '../../../src-shared/csv/number-format.ts'
import {
  dateFormats,
  numberFormats,
  themes,
  timeFormats,
  translations,
} from '../../../src-shared/domain/preferences.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { usePreferences } from '../../api/session.ts'
import { useCommand } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { TimeZoneSelect } from '../../ui/form/TimeZoneSelect.tsx'
import { Page } from '../../ui/panel/Page.tsx'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { Examples, exampleOfDate, exampleOfScaling, exampleOfTime } from './Examples.tsx'
import styles from './preferences.module.css'

const scalings = Array.from({ length: MAX_SCALING + 1 }, (_, decimals) => String(decimals))

export function PreferencesPage() {
  const t = useText()
  const { save } = useSave()
  const { translation, theme, dateFormat, timeFormat, timeZone, numberFormat, numberScaling } =
    usePreferences()
  return (
    <Page title={t('preferences:title')} hint={t('preferences:hint')}>
      <div className={styles.columns}>
        <div className={styles.settings}>
          <Group title={t('preferences:group.look')}>
            <Select
              label={t('preferences:translation.label')}
              allowDeselect={false}
              data={translations.map((value) => ({ value, label: t(`preferences:translation.${value}`) }))}
              value={translation}
              onChange={(value) => save({ translation: value as Preferences['translation'] })}
            />
            <div>
              <div id="preference-theme" className={styles.label}>
                {t('preferences:theme.label')}
              </div>
              <SegmentedControl
                aria-labelledby="preference-theme"
                data={themes.map((value) => ({ value, label: t(`preferences:theme.${value}`) }))}
                value={theme}
                onChange={(value) => save({ theme: value })}
                transitionDuration={0}
                fullWidth
              />
            </div>
          </Group>
          <Group title={t('preferences:group.moments')}>
            <Select
              label={t('preferences:dateFormat.label')}
              description={t('preferences:dateFormat.hint')}
              allowDeselect={false}
              data={dateFormats.map((value) => ({ value, label: `${value}   ·   ${exampleOfDate(value)}` }))}
              value={dateFormat}
              onChange={(value) => save({ dateFormat: value as Preferences['dateFormat'] })}
            />
            <Select
              label={t('preferences:timeFormat.label')}
              allowDeselect={false}
              data={timeFormats.map((value) => ({ value, label: `${value}   ·   ${exampleOfTime(value)}` }))}
              value={timeFormat}
              onChange={(value) => save({ timeFormat: value as Preferences['timeFormat'] })}
            />
            <TimeZoneSelect
              label={t('preferences:timeZone.label')}
              value={timeZone}
              onChange={(value) => {
                if (value !== null) save({ timeZone: value })
              }}
            />
          </Group>
          <Group title={t('preferences:group.numbers')}>
            <Select
              label={t('preferences:numberFormat.label')}
              description={t(
                `preferences:numberFormat.hint.${numberFormat === '1,234.56' ? 'grouped' : 'plain'}`,
              )}
              allowDeselect={false}
              data={[...numberFormats]}
              value={numberFormat}
              onChange={(value) => save({ numberFormat: value as Preferences['numberFormat'] })}
            />
            <Select
              label={t('preferences:numberScaling.label')}
              description={t('preferences:numberScaling.hint')}
              allowDeselect={false}
              data={scalings.map((value) => ({ value, label: `${value}   ·   ${exampleOfScaling(value)}` }))}
              value={String(numberScaling)}
              onChange={(value) => save({ numberScaling: Number(value) })}
            />
          </Group>
        </div>
        <Examples />
      </div>
    </Page>
  )
}

function useSave() {
  const t = useText()
  const { run } = useCommand('preferences.save')
  const save = (change: Partial<Preferences>) =>
    void run(change).then((reply) =>
      reply.ok ? notifyDone(t('preferences:saved')) : notifyRefused(reply.error),
    )
  return { save }
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      {children}
    </fieldset>
  )
}
