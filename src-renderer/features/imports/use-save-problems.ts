// Writing all problems to a CSV file that the person chooses.
import type { ReadingRules } from '../../../src-shared/contract/imports.ts'
import { ask } from '../../api/client.ts'
import { useText } from '../../i18n/texts.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { newTaskId, track } from '../../shell/running-tasks.ts'
import { notifyDone, notifyRefused } from '../../ui/toast/notify.ts'
import { usePreview } from './preview-store.ts'

export function useSaveProblems(rules: ReadingRules): () => void {
  const t = useText()
  const format = useFormat()
  const file = usePreview((preview) => preview.file)
  return () => {
    if (file === null) return
    const taskId = newTaskId()
    const saving = ask('imports.save-problems', { file: file.token, taskId, rules })
    void track(taskId, t('imports:running.saving', { name: file.name }), saving).then((reply) => {
      if (reply.ok) {
        const { problems: count, fileName } = reply.value
        notifyDone(t('imports:problems.saved', { count, problems: format.count(count), fileName }))
      } else if (reply.error.code !== 'cancelled') notifyRefused(reply.error)
    })
  }
}
