// Exporting exactly what the trail shows, and verifying it, as work that the window's bottom edge shows and stops.
import { useState } from 'react'
import type { AuditColumn, AuditRow, TrailFormat, Verdict } from '../../../src-shared/contract/audit-trail.ts'
import { ask } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { newTaskId, track } from '../../shell/running-tasks.ts'
import type { ListColumn } from '../../ui/table/columns.ts'
import { shownColumns } from '../../ui/table/layout.ts'
import { listQuery } from '../../ui/table/list-view.ts'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { trailQuery, trailScreen } from './trail-query.ts'

export function useTrailExport(columns: readonly ListColumn<AuditRow>[]) {
  const t = useText()
  const format = useFormat()
  return async (kind: TrailFormat) => {
    const taskId = newTaskId()
    const shown = shownColumns(trailScreen, columns).map(({ id }) => id as AuditColumn)
    const input = { ...trailQuery(listQuery(trailScreen)), columns: shown, format: kind, taskId }
    const reply = await track(taskId, t('audit:export.running'), ask('audit-trail.export', input))
    if (reply.ok) {
      const { events: count, fileName } = reply.value
      notifyDone(t('audit:export.done', { count, events: format.count(count), fileName }))
    } else if (reply.error.code !== 'cancelled') notifyRefused(reply.error)
  }
}

export function useVerification() {
  const t = useText()
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [isRunning, setRunning] = useState(false)
  const verify = async () => {
    const taskId = newTaskId()
    setRunning(true)
    const reply = await track(taskId, t('audit:verify.running'), ask('audit-trail.verify', { taskId }))
    setRunning(false)
    if (reply.ok) setVerdict(reply.value)
    else if (reply.error.code !== 'cancelled') notifyRefused(reply.error)
  }
  return { verify, isRunning, verdict, forget: () => setVerdict(null) }
}
