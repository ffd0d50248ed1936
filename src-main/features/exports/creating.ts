// Making an export (B-14). The file and its summary are written under names of their own while everybody goes on working;
// then, in one transaction, it is asked again whether this may be done, the export is noted down and audited; and only then
// do the two get their names. A file under its name is always complete and always in the trail.
import { randomUUID } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Input } from '../../../src-shared/contract/index.ts'
import { instantOfWallTime } from '../../../src-shared/i18n/wall-time.ts'
import { actorId, getOrganization, personSubject } from '../../directory/queries.ts'
import type { BuiltExport } from '../../exports/build.ts'
import { exportExtension } from '../../exports/format.ts'
import { runExportJob } from '../../exports/job.ts'
import { unwrapKey } from '../../exports/keys.ts'
import type { ExportScope } from '../../exports/scope.ts'
import { inGroups } from '../../exports/seal.ts'
import { Refusal } from '../../ipc/errors.ts'
import { commandHandler } from '../../ipc/implement.ts'
import type { WaitingContext } from '../../ipc/implement.ts'
import type { Task } from '../../tasks/tasks.ts'
import { currentKey, rememberedPassphrase, wrongPassphrase } from './passphrase-handlers.ts'
import { getCurrentKey, insertExportMade, listEntities } from './queries.ts'
import { summaryPage } from './summary.ts'

type Wanted = Input<'exports.create'>

interface Prepared extends BuiltExport {
  /** Where the two are, and where they belong. */
  readonly files: readonly { readonly partial: string; readonly final: string }[]
}

/** The scope that was chosen, with days as instants of the zone of whoever exports. */
export function scopeOf(
  { reader, modules, from, to }: Pick<Wanted, 'reader' | 'modules' | 'from' | 'to'>,
  timeZone: string,
): ExportScope {
  return {
    reader:
      reader.kind === 'everything' ? reader : { kind: 'entities', entities: [...new Set(reader.entities)] },
    modules,
    from: from === null ? null : instantOfWallTime(from, timeZone),
    to: to === null ? null : instantOfWallTime(to, timeZone, true),
  }
}

export const create = commandHandler('exports.create', {
  prepare: (context, wanted) =>
    context.services.tasks.run(wanted.taskId, (task) => make(context, wanted, task)),
  run: ({ db, actor, now }, _wanted, { seal, fingerprint, files }: Prepared) => {
    const fileName = basename(files[0]!.final)
    const { reader, modules, period, key, chain, previous } = seal
    insertExportMade(db, {
      madeAt: now,
      madeBy: actorId(actor),
      scope: JSON.stringify({ reader, modules, period }),
      fileName,
      fingerprint: Buffer.from(fingerprint, 'hex'),
      keyId: key,
      chainLength: chain.length,
      chainHead: Buffer.from(chain.head, 'hex'),
    })
    const told = {
      reader: reader.kind,
      ...(reader.kind === 'entities' ? { entities: reader.entities.map(({ name }) => name) } : {}),
      modules,
      ...(period.from === null ? {} : { from: period.from }),
      ...(period.to === null ? {} : { to: period.to }),
      fingerprint,
      key,
      events: chain.length,
      previous: previous?.fingerprint ?? null,
    }
    return {
      answer: {
        fileName,
        summaryName: basename(files[1]!.final),
        fingerprint: inGroups(fingerprint),
      },
      audit: [{ subject: { kind: 'file', id: null, name: fileName }, after: told }],
      afterCommit: () => nameFiles(files),
    }
  },
})

async function make(
  context: WaitingContext<'exports.create'>,
  wanted: Wanted,
  task: Task,
): Promise<Prepared> {
  const { read, services, actor, now, preferences, t } = context
  const scope = scopeOf(wanted, preferences.timeZone)
  const { key, madeBy, organization, known } = read((db) => ({
    key: currentKey(getCurrentKey(db)),
    madeBy: { id: actorId(actor), name: personSubject(db, actorId(actor)).name },
    organization: getOrganization(db)?.name ?? '',
    known: new Set<number>(listEntities(db).map(({ id }) => id)),
  }))
  if (scope.reader.kind === 'entities' && !scope.reader.entities.every((id) => known.has(id)))
    throw Refusal.fields({ field: 'reader.entities', key: 'gone' })
  const passphrase = wanted.passphrase ?? read((db) => rememberedPassphrase(db, key.id, services.secretBox))
  const privateKey = await unwrapKey(key.wrappedKey, passphrase)
  if (privateKey === null) throw wrongPassphrase('passphrase')
  const final = await chosenPath(context, organization)
  const partial = `${final}.${randomUUID()}.partial`
  const summary = { partial: `${partial}.pdf`, final: final.replace(/\.[^./\\]+$/, '.pdf') }
  const { worker, storePath, nativeBinding } = services.exports
  const order = {
    storePath,
    nativeBinding,
    scope,
    madeAt: now,
    partial,
    madeBy,
    application: `Keyholder ${services.version}`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
  }
  const clear = () => [partial, summary.partial].forEach((path) => rmSync(path, { force: true }))
  try {
    const built = await runExportJob(worker, { kind: 'build', order }, task)
    const page = summaryPage(built, { t, preferences, fileName: basename(final) })
    await writeFlushed(summary.partial, await services.desktop.printToPdf(page))
    if (task.signal.aborted) throw new Refusal('cancelled', 'cancelled')
    // The transaction follows at once; whatever has no name after it was refused there.
    setImmediate(clear)
    return { ...built, files: [{ partial, final }, summary] }
  } catch (error) {
    clear()
    throw error
  }
}

async function chosenPath(
  { services, t, now }: WaitingContext<'exports.create'>,
  organization: string,
): Promise<string> {
  const name = t('exports:fileName', { organization: safeName(organization), date: now.slice(0, 10) })
  const path = await services.desktop.chooseFileToSave({
    title: t('exports:create.choose'),
    suggestedName: `${name}.${exportExtension}`,
  })
  if (path === null) throw new Refusal('cancelled', 'cancelled')
  return path.endsWith(`.${exportExtension}`) ? path : `${path}.${exportExtension}`
}

/** Without what some file systems do not allow. */
function safeName(name: string): string {
  return name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

function nameFiles(files: Prepared['files']): void {
  // The summary first: a named export always has its paper.
  for (const { partial, final } of files.toReversed()) renameSync(partial, final)
}
