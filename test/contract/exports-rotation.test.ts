// B-14: an export that is sealed by a key that others came before. Whoever knows one of those from paper comes to the same
// verdict with the program and with the script.
import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crossSign, makeKey } from '../../src-main/exports/keys.ts'
import type { NewKey } from '../../src-main/exports/keys.ts'
import { inGroups } from '../../src-main/exports/seal.ts'
import { verifyExport } from '../../src-main/exports/verify.ts'
import { startBackend } from './support/backend.ts'
import type { TestBackend } from './support/backend.ts'
import { startExportingCast } from './support/exports.ts'
import type { ExportingCast } from './support/exports.ts'
import { hasShellTools, verifyByScript } from './support/tools.ts'

let cast: ExportingCast
let second: NewKey
let third: NewKey
let auditor: TestBackend

beforeAll(async () => {
  cast = await startExportingCast()
  second = await makeKey('second passphrase')
  third = await makeKey('third passphrase')
  auditor = startBackend()
})
afterAll(() => {
  auditor.dispose()
  cast.dispose()
})

interface Row {
  readonly key: NewKey
  readonly previous?: string | null
  readonly signature?: Buffer | null
  /** Instead of the key's own. */
  readonly publicKey?: Buffer
}

/** The keys after the first, as a store would have them; the last is the one in use. */
function keysAre(...rows: readonly Row[]): void {
  cast.store.write(({ raw }) => {
    // A circle is nothing that can be put in row by row.
    raw.prepare('PRAGMA defer_foreign_keys = ON').run()
    raw.prepare('DELETE FROM signing_key WHERE id <> ?').run(cast.key.id)
    raw.prepare(`UPDATE signing_key SET retired_at = '2026-03-02T09:30:00.000Z', previous_id = NULL`).run()
    const insert = raw.prepare(
      `INSERT INTO signing_key (id, public_key, wrapped_key, created_at, retired_at, previous_id, cross_signature)
       VALUES (?, ?, '{}', '2026-03-02T09:30:00.000Z', ?, ?, ?)`,
    )
    for (const [
      index,
      { key, previous = null, signature = null, publicKey = key.publicKey },
    ] of rows.entries())
      insert.run(
        key.id,
        publicKey,
        index === rows.length - 1 ? null : '2026-03-02T09:45:00.000Z',
        previous,
        signature,
      )
  })
}

const follows = (key: NewKey, previous: NewKey): Row => ({
  key,
  previous: previous.id,
  signature: crossSign(previous.privateKey, key.id),
})

/** Whether an export sealed by `by` is taken for one of the organization whose first key is known; program and script agree. */
async function isAccepted(by: NewKey, known: string): Promise<boolean> {
  const { path } = cast.build('rotated.keyholder-audit', {}, by)
  const { ok } = verifyExport(readFileSync(path), { known: { key: known } })
  if (hasShellTools) expect((await verifyByScript(path, inGroups(known))).ok, 'the script').toBe(ok)
  return ok
}

describe('a key that was changed for another', () => {
  it('is followed from every key before it, and from no other', async () => {
    keysAre(follows(second, cast.key), follows(third, second))
    expect(await isAccepted(third, third.id)).toBe(true)
    expect(await isAccepted(third, second.id)).toBe(true)
    expect(await isAccepted(third, cast.key.id)).toBe(true)
    expect(await isAccepted(third, 'ab'.repeat(32))).toBe(false)
    // The way back is none: a key says nothing about what came before it.
    expect(await isAccepted(second, third.id)).toBe(false)
  })

  const broken: Record<string, () => readonly Row[]> = {
    'the signature is another one': () => {
      const row = follows(second, cast.key)
      const signature = Buffer.from(row.signature!)
      signature[7] = signature[7]! ^ 1
      return [{ ...row, signature }, follows(third, second)]
    },
    'there is no signature': () => [
      { ...follows(second, cast.key), signature: null },
      follows(third, second),
    ],
    'the signature is about another key': () => [
      { ...follows(second, cast.key), signature: crossSign(cast.key.privateKey, third.id) },
      follows(third, second),
    ],
    'the key signed itself': () => [
      { key: second, previous: cast.key.id, signature: crossSign(second.privateKey, second.id) },
      follows(third, second),
    ],
    'one of them says nothing of the one before it': () => [{ key: second }, follows(third, second)],
    'one of them is not what its fingerprint says': () => [
      { ...follows(second, cast.key), publicKey: cast.key.publicKey },
      follows(third, second),
    ],
    'they lead round in a circle': () => [follows(second, third), follows(third, second)],
    'the last one is not among them': () => [follows(second, cast.key)],
  }
  it.each(Object.entries(broken))('is not followed where %s', async (_what, rows) => {
    keysAre(...rows())
    expect(await isAccepted(third, cast.key.id)).toBe(false)
    // By itself it is a good export: what is wrong is whose it is.
    const { path } = cast.build('rotated.keyholder-audit', {}, third)
    expect(verifyExport(readFileSync(path))).toMatchObject({ ok: true })
  })

  it('is not followed to a stranger who names the organization’s key', async () => {
    const stranger = await makeKey('a stranger’s passphrase')
    const signature = sign(null, Buffer.from('anything'), generateKeyPairSync('ed25519').privateKey)
    keysAre({ key: stranger, previous: cast.key.id, signature })
    expect(await isAccepted(stranger, cast.key.id)).toBe(false)
  })
})

describe('an auditor with the paper of an earlier key', () => {
  const open = async (by: NewKey) => {
    const { path } = cast.build('rotated.keyholder-audit', {}, by)
    const file = auditor.services.files.admit(path).token
    return auditor.call('reading.open', { file, taskId: 'task-number-one' })
  }
  const confirm = () => auditor.call('reading.confirm-key', { fingerprint: inGroups(cast.key.id) })

  it('is told that the key follows the one on paper', async () => {
    keysAre(follows(second, cast.key))
    await open(second)
    expect(await confirm()).toMatchObject({ keyIs: 'confirmed' })
  })

  it('is told that it does not', async () => {
    keysAre({ ...follows(second, cast.key), signature: null })
    await open(second)
    const fingerprint = inGroups(cast.key.id)
    expect((await auditor.refused('reading.confirm-key', { fingerprint })).fields[0]?.field).toBe(
      'fingerprint',
    )
  })
})
