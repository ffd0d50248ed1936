// How far one long act is that is done in several rounds over the same people, and where it can be stopped: a throw in the
// middle of a transaction takes all of it back.
import { Refusal } from '../ipc/errors.ts'
import type { Task } from './tasks.ts'

export interface Pace {
  /**
   * A round that is so much of the whole: from and to, between 0 and 1. To be told now and then how much of it is done.
   * @throws Refusal `cancelled`
   */
  round(from: number, to: number): (done: number, of: number) => void
}

/** @param people what the window is told progress in */
export function paceOf(task: Task, people: number): Pace {
  return {
    round: (from, to) => (done, of) => {
      if (task.signal.aborted) throw new Refusal('cancelled', 'cancelled')
      const part = of === 0 ? to : from + ((to - from) * done) / of
      task.progress(Math.floor(part * people), people)
    },
  }
}
