// The throw-away organization of `--demo`: made up, but lived through. Its past is a row of ordinary calls made by the
// people in it, so that every rule holds and the trail tells it; resources/demo/README.md says whom to try.
import type { Backend } from '../backend.ts'
import { getPersonByEmail } from '../directory/queries.ts'
import { makeKey } from '../exports/keys.ts'
import type { NewKey } from '../exports/keys.ts'
import { hashPassword } from '../session/password.ts'
import { createDiary } from './diary.ts'
import { makeUpPeople, founder, demoPassword } from './people.ts'
import { peopleHappen } from './people-happen.ts'
import type { Scene } from './people-happen.ts'
import { newestNotice } from './queries.ts'
import { programsHappen } from './programs-happen.ts'
import { createStage } from './stage.ts'
import { requestsHappen } from './requests-happen.ts'
import { reviewsHappen } from './reviews-happen.ts'
import { thingsHappen } from './things-happen.ts'

/** Whom the sign-in screen offers: Lead User, Main Corporate Contact and Administrative. */
export const demoAccount = { userName: founder.email, password: demoPassword }

/** Fills a new store, in one transaction. Takes about a second. */
export async function seedDemo({ store, services }: Backend): Promise<void> {
  const [passwordHash, key] = await Promise.all([hashPassword(demoPassword), makeKey(demoPassword)])
  store.write((db) => {
    const stage = createStage(db, services)
    const diary = createDiary(services.clock.now())
    const things = thingsHappen(stage, diary, passwordHash)
    const scene = { stage, diary, things, passwordHash }
    const parts = makeUpPeople()
    peopleHappen(scene, parts)
    programsHappen(scene, parts)
    requestsHappen(scene, parts)
    reviewsHappen(scene)
    keyIsMade(scene, key)
    readsNotices(scene)
    diary.live()
  })
}

/**
 * Backs up what was lived through, as the founder, and takes some tenths of a second more: nobody has to wait for it.
 * What goes wrong is told where backups are shown.
 */
export async function backUpDemo({ store, services }: Backend): Promise<void> {
  const { name, secondProblem } = await services.backups.make()
  const at = services.clock.now()
  await store.writeInTurn((db) => {
    const actor = getPersonByEmail(db, founder.email)!.id
    const taskId = 'demo-backup'
    createStage(db, services).act({ at, actor }, 'backups.make', { taskId }, { name, secondProblem })
  })
}

/** What exports are signed with, under the one password that the sign-in screen tells. */
function keyIsMade({ stage, diary, things }: Scene, key: NewKey): void {
  diary.note(120, (at) => {
    const secret = { passphrase: demoPassword, verifyPassphrase: demoPassword }
    stage.act({ at, actor: things.founder }, 'exports.make-key', secret, key)
  })
}

/** The founder looks at what the program told now and then; what came in the last days waits. */
function readsNotices({ stage, diary, things }: Scene): void {
  diary.note(3, (at) => {
    const upTo = newestNotice(stage.db, things.founder)
    if (upTo !== undefined) stage.act({ at, actor: things.founder }, 'notices.mark-read', { upTo })
  })
}
