// B-13: moments are asked for in any order, while things go on happening, and what was rebuilt for one is gone on with for
// the next: it must be what the trail makes of the organization from its beginning.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { organizationAfter } from '../../src-main/audit/past-queries.ts'
import { demoAccount, seedDemo } from '../../src-main/demo/seed.ts'
import { thenAndNow } from '../../src-main/features/access-history/past.ts'
import { startBackend } from './support/backend.ts'

const watch = { progress: () => {}, isCancelled: () => false }

it('B-13 rebuilds the same, whatever was rebuilt before', { timeout: 120_000 }, async () => {
  const backend = startBackend()
  await seedDemo(backend)
  await backend.call('session.sign-in', demoAccount)
  const events = backend.audit().length
  let invited = 0
  const invite = () =>
    backend.call('people.invite', {
      email: `further${(invited += 1)}@example.com`,
      firstName: 'Further',
      lastName: `Sample${invited}`,
      phone: '',
      title: '',
    })
  const step = fc.oneof(fc.integer({ min: 0, max: events }), fc.constant('invite' as const))
  const steps = fc.limitShrink(fc.array(step, { minLength: 1, maxLength: 6 }), 20)
  try {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        for (const each of taken) {
          if (each === 'invite') await invite()
          else
            backend.store.read((db) => {
              const { past, present } = thenAndNow(db, each, watch)
              expect(past).toEqual(organizationAfter(db, each))
              expect(present).toEqual(organizationAfter(db, backend.audit().length))
            })
        }
      }),
      { numRuns: 15 },
    )
  } finally {
    backend.dispose()
  }
})
