// Exports for auditors (B-14): the signing key, what an export would hold, and those that were made. Making one is in
// creating.ts.
import { exportsCalls } from '../../../src-shared/contract/exports.ts'
import type { ExportsState } from '../../../src-shared/contract/exports.ts'
import { displayName } from '../../../src-shared/domain/person-name.ts'
import { runExportJob } from '../../exports/job.ts'
import { spkiOfRaw } from '../../exports/keys.ts'
import { inGroups } from '../../exports/seal.ts'
import { writeAtomically } from '../../files/write-atomically.ts'
import { Refusal } from '../../ipc/errors.ts'
import { implement } from '../../ipc/implement.ts'
import { create, scopeOf } from './creating.ts'
import { makeFirstKey, rotateKey } from './key-handlers.ts'
import { forgetPassphrase, rememberPassphrase } from './passphrase-handlers.ts'
import { getCurrentKey, getRemembered, listEntities, listExportsMade, listKeys } from './queries.ts'

const mostMade = 200

export const exportsHandlers = implement(exportsCalls, {
  'exports.state': {
    run: ({ db, services, t }) => {
      const current = getCurrentKey(db)
      const kept = current === undefined ? undefined : getRemembered(db, current.id)
      const keys = listKeys(db).map(({ key, by }) => ({
        id: key.id,
        fingerprint: inGroups(key.id),
        createdAt: key.createdAt,
        createdBy: by === null ? null : displayName(by),
        retiredAt: key.retiredAt,
      }))
      return {
        key: keys.find(({ retiredAt }) => retiredAt === null) ?? null,
        keyStore: services.secretBox.state(),
        remembered:
          kept === undefined ? null : { at: kept.remembered.rememberedAt, by: displayName(kept.by) },
        retired: keys.filter(({ retiredAt }) => retiredAt !== null),
        made: listExportsMade(db, mostMade).map(({ made, by }) => madeRow(made, displayName(by), t)),
      }
    },
  },
  'exports.entities': {
    run: ({ db }) => ({ entities: listEntities(db) }),
  },
  'exports.plan': {
    work: async ({ services, now, preferences }, { taskId, ...wanted }) => {
      const { worker, storePath, nativeBinding } = services.exports
      const scope = scopeOf(wanted, preferences.timeZone)
      const source = { storePath, nativeBinding, scope, madeAt: now }
      const tables = await services.tasks.run(taskId, (task) =>
        runExportJob(worker, { kind: 'plan', source }, task),
      )
      return { tables: [...tables] }
    },
  },
  'exports.create': create,
  'exports.make-key': makeFirstKey,
  'exports.rotate-key': rotateKey,
  'exports.remember-passphrase': rememberPassphrase,
  'exports.forget-passphrase': forgetPassphrase,
  'exports.save-public-key': {
    work: async ({ services, read, t }) => {
      const key = read(getCurrentKey)
      if (key === undefined) throw new Refusal('refused', 'no-signing-key')
      const path = await services.desktop.chooseFileToSave({
        title: t('exports:key.savePublic'),
        suggestedName: `${t('exports:key.fileName', { id: key.id.slice(0, 8) })}.pem`,
      })
      if (path === null) throw new Refusal('cancelled', 'cancelled')
      await writeAtomically(path, once(pem(spkiOfRaw(key.publicKey))))
      return {}
    },
  },
})

function madeRow(
  made: ReturnType<typeof listExportsMade>[number]['made'],
  madeBy: string,
  t: (key: string, params?: Record<string, unknown>) => string,
): ExportsState['made'][number] {
  const { reader } = JSON.parse(made.scope) as { reader: { kind: string; entities?: { name: string }[] } }
  const names = reader.entities?.map(({ name }) => name).join(', ')
  return {
    id: made.id,
    madeAt: made.madeAt,
    madeBy,
    fileName: made.fileName,
    fingerprint: inGroups(made.fingerprint.toString('hex')),
    reader: names === undefined ? t('exports:reader.everything') : t('exports:reader.only', { names }),
    events: made.chainLength,
  }
}

function pem(spki: Buffer): string {
  return `-----BEGIN PUBLIC KEY-----\n${spki.toString('base64')}\n-----END PUBLIC KEY-----\n`
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
