// Making a format the person's own (S3-25): it counts for every file from then on, and here at once.
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { dateFormat } from '../../../src-shared/csv/date-format.ts'
import { useCommand } from '../../api/use-call.ts'
import { useText } from '../../i18n/texts.ts'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { forgetFormat } from './preview-store.ts'

export function useSaveFormat() {
  const t = useText()
  const { run, busy } = useCommand('preferences.save')
  const save = (format: Preferences['dateFormat']) =>
    void run({ dateFormat: format }).then((reply) => {
      if (!reply.ok) {
        notifyRefused(reply.error)
        return
      }
      // What was chosen for this preview alone is now the rule.
      forgetFormat(dateFormat(format).name)
      notifyDone(t('imports:format.saved', { format }))
    })
  return { run: save, busy }
}
