// The last lead user goes only when that is agreed to, in main's own words.
import type { Reply } from '../../src-shared/domain/errors.ts'
import { text } from '../i18n/texts.ts'
import { confirm } from '../ui/dialog/confirm.tsx'

/**
 * Sends a command, and once more with the confirmation when it would cost the last lead user and that is agreed to.
 * @returns null when it was not agreed to or `send` was stopped, and nothing was done
 */
export async function withLastLead<Value>(
  send: (confirmLastLead: boolean) => Promise<Reply<Value> | null>,
): Promise<Reply<Value> | null> {
  const reply = await send(false)
  if (reply === null || reply.ok || reply.error.code !== 'confirm') return reply
  const agreed = await confirm({
    title: text('people:lastLead.title'),
    consequence: reply.error.reason,
    act: text('people:lastLead.act'),
    dangerous: true,
  })
  return agreed ? send(true) : null
}
