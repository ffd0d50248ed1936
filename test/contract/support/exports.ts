// An organization with something in every part of an export, and exports of it, made as the program makes them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildExport } from '../../../src-main/exports/build.ts'
import type { BuiltExport } from '../../../src-main/exports/build.ts'
import { exportFormat } from '../../../src-main/exports/format.ts'
import type { ExportFormat } from '../../../src-main/exports/format.ts'
import { makeKey } from '../../../src-main/exports/keys.ts'
import type { NewKey } from '../../../src-main/exports/keys.ts'
import type { ExportScope } from '../../../src-main/exports/scope.ts'
import { exportedTables, exportedViews } from '../../../src-main/features/exported.ts'
import { signingKeyTable } from '../../../src-main/db/tables/exports.ts'
import type { EntityId, PersonId } from '../../../src-shared/domain/ids.ts'
import { startCast } from './cast.ts'
import type { Cast } from './cast.ts'
import { change, nothing } from './changes.ts'

export const format = exportFormat(exportedTables, exportedViews)

export interface ExportingCast extends Cast {
  readonly key: NewKey
  readonly entities: { readonly north: EntityId; readonly kiln: EntityId; readonly south: EntityId }
  readonly people: Readonly<Record<'ben' | 'cleo' | 'dan' | 'eva', PersonId>>
  /** A folder that goes with the backend. */
  readonly folder: string
  build(
    name: string,
    scope?: Partial<ExportScope>,
    key?: NewKey,
    as?: ExportFormat,
  ): BuiltExport & { readonly path: string }
}

export const everything: ExportScope = {
  reader: { kind: 'everything' },
  modules: ['submittals', 'programs', 'emissions'],
  from: null,
  to: null,
}

export async function startExportingCast(): Promise<ExportingCast> {
  const cast = await startCast()
  const folder = mkdtempSync(join(tmpdir(), 'keyholder-exports-'))
  const north = cast.addEntity('North')
  const kiln = cast.addEntity('Kiln', north)
  const south = cast.addEntity('South')
  const mill = cast.addAsset('Mill', kiln)
  cast.addSource('Mill motor', kiln, mill)
  cast.addSource('South boiler', south)
  const program = cast.addProgram('Green Bus', cast.ada)
  cast.addFacility('Harbour', 'County Office')
  const people = {
    ben: cast.addPerson('Ben', { group: 'editor', contact: { [program]: 'viewer' } }),
    cleo: cast.addPerson('Cleo', { data: 'restricted-audit', entities: [north] }),
    dan: cast.addPerson('Dan', { data: 'structured' }),
    eva: cast.addPerson('Eva', { secondary: true, expiresAt: '2026-01-01' }),
  }
  await cast.saveAll(change.assign(people.dan, nothing, { ...nothing, assets: [mill] }))
  await cast.saveAll(change.group(people.eva, 'none', 'viewer'))
  await cast.call('inventory.edit', { thing: { kind: 'entity', id: south }, name: 'South side' })
  await cast.call('inventory.edit', { thing: { kind: 'entity', id: kiln }, name: 'Kiln house' })
  await cast.call('people.invite', {
    email: 'new@example.com',
    firstName: 'Fay',
    lastName: 'Example',
    phone: '',
    title: '',
  })
  const key = await makeKey('correct horse')
  cast.store.write((db) => {
    const { id, publicKey, wrapped: wrappedKey } = key
    db.insert(signingKeyTable)
      .values({ id, publicKey, wrappedKey, createdAt: '2026-03-02T09:00:00.000Z' })
      .run()
  })
  return {
    ...cast,
    key,
    folder,
    entities: { north, kiln, south },
    people,
    build: (name, scope = {}, by = key, as = format) => {
      const path = join(folder, name)
      rmSync(path, { force: true })
      const built = buildExport(
        {
          storePath: cast.store.path,
          nativeBinding: undefined,
          scope: { ...everything, ...scope },
          madeAt: '2026-03-02T10:00:00.000Z',
          partial: path,
          madeBy: { id: cast.ada, name: 'Ada Example' },
          application: 'Keyholder test',
          privateKey: by.privateKey.export({ type: 'pkcs8', format: 'der' }),
        },
        as,
        { progress: () => {}, isCancelled: () => false },
      )
      return { ...built, path }
    },
    dispose: () => {
      cast.dispose()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
