// Taking the last act back. Whoever did something that has an inverse says so here with the call that is its inverse; the
// toast offers it for a while, the palette and the Edit menu until the next such act. The inverse is a call like any other:
// main asks its rights again, refuses it where things have changed, and the trail says what it undoes.
import type { CallName, Input } from '../../src-shared/contract/index.ts'
import { ask } from '../api/client.ts'
import { createViewStore } from '../api/view-store.ts'
import { text } from '../i18n/texts.ts'
import { withLastLead } from './last-lead.ts'
import { hideToast, notifyActed, notifyDone, notifyRefused } from '../ui/toast/notify.ts'

interface Undoable {
  /** What was done, as the toast said it. */
  readonly what: string
  readonly undo: () => Promise<void>
}

export const useUndo = createViewStore<{ readonly last: Undoable | null }>(() => ({ last: null }))

/** Says what was done and offers the inverse call. `undoes` is the name of the call that is taken back. */
export function notifyUndoable<Name extends CallName>(
  what: string,
  undoes: CallName,
  inverse: readonly [Name, Omit<Input<Name>, 'undoes'>],
): void {
  const [name, input] = inverse
  const undo = async () => {
    useUndo.setState(({ last }) => (last === act ? { last: null } : {}))
    hideToast(what)
    // The inverse takes the same input as ever, and besides what it undoes.
    const send = (confirmLastLead: boolean) => {
      const confirmed = confirmLastLead ? { confirmLastLead } : {}
      return ask(name, { ...input, undoes, ...confirmed } as unknown as Input<Name>)
    }
    const reply = await withLastLead(send)
    if (reply === null) return
    if (reply.ok) notifyDone(text('shell:undo.done', { what }))
    else notifyRefused(reply.error)
  }
  const act: Undoable = { what, undo }
  useUndo.setState({ last: act })
  notifyActed(what, { label: text('shell:undo.act'), onAct: () => void undo() })
}

/** Undoes the last act that can be, if there is one. */
export function undoLast(): void {
  void useUndo.getState().last?.undo()
}
