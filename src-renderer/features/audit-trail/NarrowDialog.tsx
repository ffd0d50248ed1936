// The filters that are no short list: somebody or something, as whom, and a period.
import { Button, Group, SegmentedControl, Stack } from '@mantine/core'
import { useState } from 'react'
import { partyParts } from '../../../src-shared/contract/audit-trail.ts'
import { endsBeforeItBegins } from '../../../src-shared/i18n/days.ts'
import { usePreferences } from '../../api/session.ts'
import { useText } from '../../i18n/texts.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { WallTimeField } from '../../ui/form/WallTimeField.tsx'
import { changeListView, listView } from '../../ui/table/list-view.ts'
import type { Filters } from '../../ui/table/list-view.ts'
import styles from './audit-trail.module.css'
import { PartyPicker } from './PartyPicker.tsx'
import { quickPeriods, quickPeriod } from './periods.ts'
import { trailScreen } from './trail-query.ts'

export function NarrowDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const { timeZone } = usePreferences()
  const [before] = useState(() => listView(trailScreen).filters)
  const [about, setAbout] = useState(before['about']?.[0] ?? null)
  const [part, setPart] = useState(before['part']?.[0] ?? 'any')
  const [from, setFrom] = useState(before['from']?.[0] ?? null)
  const [to, setTo] = useState(before['to']?.[0] ?? null)
  const apply = (form: HTMLFormElement) => {
    const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]')
    wrong?.focus()
    if (wrong !== null) return
    const { about: _about, part: _part, from: _from, to: _to, ...rest } = before
    const filters: Filters = {
      ...rest,
      ...(about === null ? {} : { about: [about] }),
      ...(about === null || part === 'any' ? {} : { part: [part] }),
      ...(from === null ? {} : { from: [from] }),
      ...(to === null ? {} : { to: [to] }),
    }
    changeListView(trailScreen, { filters })
    onClose()
  }
  return (
    <Dialog title={t('audit:narrow.title')} onClose={onClose} width={480}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          apply(event.currentTarget)
        }}
      >
        <Stack gap="md">
          <PartyPicker label={t('audit:narrow.about')} value={about} onChange={setAbout} />
          <SegmentedControl
            aria-label={t('audit:filter.part')}
            disabled={about === null}
            value={part}
            onChange={setPart}
            data={partyParts.map((value) => ({ value, label: t(`audit:part.${value}`) }))}
          />
          <div className={styles.pair}>
            <WallTimeField withTime label={t('audit:filter.from')} value={from} onChange={setFrom} />
            <WallTimeField
              withTime
              label={t('audit:filter.to')}
              value={to}
              onChange={setTo}
              error={endsBeforeItBegins(from, to) ? t('errors:field.period-order') : null}
            />
          </div>
          <Group gap={6}>
            {quickPeriods.map((name) => (
              <Button
                key={name}
                size="compact-xs"
                variant="default"
                onClick={() => {
                  const period = quickPeriod(name, new Date(), timeZone)
                  setFrom(period.from)
                  setTo(period.to)
                }}
              >
                {t(`audit:period.${name}`)}
              </Button>
            ))}
          </Group>
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit">{t('audit:narrow.apply')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
