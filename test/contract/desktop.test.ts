import { afterEach, expect, it, vi } from 'vitest'
import { startBackend, startOrganization } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'

let backend: TestBackend
afterEach(() => backend.dispose())

it('copies text for whoever is signed in', async () => {
  backend = await startOrganization()
  const copyText = vi.spyOn(backend.services.desktop, 'copyText')
  await backend.call('desktop.copy-text', { text: 'keyholder://register/ABCDE' })
  expect(copyText.mock.calls).toEqual([['keyholder://register/ABCDE']])
})

it('copies nothing for a window without a session', async () => {
  backend = startBackend()
  const copyText = vi.spyOn(backend.services.desktop, 'copyText')
  expect(await backend.refused('desktop.copy-text', { text: 'anything' })).toMatchObject({
    code: 'no-session',
  })
  expect(copyText).not.toHaveBeenCalled()
})
