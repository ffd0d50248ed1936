import { afterEach, beforeEach, expect, it } from 'vitest'
import { startOrganization } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'

let backend: TestBackend
beforeEach(async () => {
  backend = await startOrganization()
})
afterEach(() => backend.dispose())

/** Work that ends only by being cancelled. */
const endless = (taskId: string) =>
  backend.services.tasks.run(
    taskId,
    ({ signal, progress }) =>
      new Promise<string>((resolve) => {
        progress(1, null)
        signal.addEventListener('abort', () => resolve('cancelled'))
      }),
  )

it('a cancel reaches the work of that id and no other', async () => {
  const one = endless('task-number-one')
  const two = endless('task-number-two')
  await backend.call('tasks.cancel', { taskId: 'task-number-one' })
  expect(await one).toBe('cancelled')
  expect(await Promise.race([two, Promise.resolve('running')])).toBe('running')
  expect(backend.events.filter(({ name }) => name === 'progress')).toHaveLength(2)
})

it('the end of a session cancels everything it started', async () => {
  const work = endless('task-number-one')
  await backend.call('session.sign-out', {})
  expect(await work).toBe('cancelled')
})

it('an id that runs cannot be taken again, and is free afterwards', async () => {
  const work = endless('task-number-one')
  await expect(endless('task-number-one')).rejects.toThrow('runs already')
  await backend.call('tasks.cancel', { taskId: 'task-number-one' })
  await work
  await backend.call('tasks.cancel', { taskId: 'task-number-one' })
})
