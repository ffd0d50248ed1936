// Acting as people of the past. Each act goes the way of every command: well-formed, allowed by the policy, done by its
// handler, recorded in the trail. Only what takes time is left out: the acts share one transaction, and one password's
// hash, which a handler's waiting part would compute anew each time.
import { contract } from '../../src-shared/contract/index.ts'
import type { CallName, Contract, Input, Output } from '../../src-shared/contract/index.ts'
import type { PersonId } from '../../src-shared/domain/ids.ts'
import { record } from '../audit/record.ts'
import type { AuditEvent } from '../audit/record.ts'
import type { WriteDb } from '../db/open.ts'
import { personSubject } from '../directory/queries.ts'
import { handlers } from '../features/handlers.ts'
import { carryOut } from '../ipc/dispatch.ts'
import type { Services } from '../ipc/services.ts'

type CommandName = { [Name in CallName]: Contract[Name]['kind'] extends 'command' ? Name : never }[CallName]

/** Who acts when. Null before anybody is signed in. */
export interface Moment {
  readonly at: string
  readonly actor: PersonId | null
}

export interface Stage {
  readonly db: WriteDb
  /**
   * Makes a call; `prepared` is what its waiting part would hand over.
   * @throws what the call is refused with.
   */
  act<Name extends CommandName>(
    moment: Moment,
    name: Name,
    input: Input<Name>,
    prepared?: unknown,
  ): Output<Name>
  /** Records an act for which there is no call yet. */
  note(moment: Moment, event: Pick<AuditEvent, 'action' | 'subject' | 'after'>): void
}

export function createStage(db: WriteDb, services: Services): Stage {
  return {
    db,
    act: <Name extends CommandName>(moment: Moment, name: Name, input: Input<Name>, prepared?: unknown) => {
      const request = {
        name,
        input: contract[name].input.parse(input),
        now: moment.at,
        handlers,
        services: servicesAt(services, moment),
      }
      const result = carryOut(db, request, prepared)
      if ('refusal' in result) throw result.refusal
      return result.answer as Output<Name>
    },
    note: ({ at, actor }, event) => {
      const who = actor === null ? null : personSubject(db, actor)
      record(db, [{ at, actor: who, outcome: 'done', ...event }])
    },
  }
}

/** Main's services as they were then: another clock, and somebody else's session, which the window hears nothing of. */
function servicesAt(services: Services, { at, actor }: Moment): Services {
  const session = { ...services.session, personId: () => actor }
  return {
    ...services,
    session,
    clock: { now: () => at, uptime: () => Date.parse(at) / 1000 },
    emit: () => {},
  }
}
