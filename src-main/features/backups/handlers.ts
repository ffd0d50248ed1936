// Backups: the shelf, making one, bringing one in, and ordering a restore, which is carried out before the store is opened again.
import { copyFileSync, existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { backupsCalls } from '../../../src-shared/contract/backups.ts'
import { formatter } from '../../../src-shared/i18n/formatter.ts'
import { BadBackup } from '../../backups/inspect.ts'
import { settle } from '../../backups/make.ts'
import { backupName, isBackupName } from '../../backups/shelf.ts'
import { actorId, personSubject } from '../../directory/queries.ts'
import { Refusal } from '../../ipc/errors.ts'
import { commandHandler, implement } from '../../ipc/implement.ts'
import type { Services } from '../../ipc/services.ts'
import { getTrailEnd } from './queries.ts'
import { compareWithNow } from './service.ts'

const make = commandHandler('backups.make', {
  prepare: ({ services: { tasks, backups } }, { taskId }) =>
    tasks.run(taskId, ({ progress, signal }) => good(backups.make(progress, signal))),
  run: (_context, _input, { name, secondProblem }) => ({
    answer: { name, problem: secondProblem },
    audit: [{ subject: { kind: 'backup', id: null, name } }],
  }),
})

const chooseSecond = commandHandler('backups.choose-second', {
  prepare: ({ services, t }) => services.desktop.chooseFolder({ title: t('backups:second.choose') }),
  run: ({ services }, _input, folder) => {
    if (folder === null) return { answer: { folder }, audit: [] }
    if (folder === services.backups.folder) throw new Refusal('refused', 'backup-same-folder')
    const before = services.backups.second()
    return {
      answer: { folder },
      audit: [
        {
          subject: { kind: 'folder', id: null, name: basename(folder) },
          before: { second: before },
          after: { second: folder },
        },
      ],
      afterCommit: () => services.backups.setSecond(folder),
    }
  },
})

const bringIn = commandHandler('backups.bring-in', {
  prepare: async ({ services, now, t }, { taskId }) => {
    const { desktop, tasks, backups } = services
    const path = await desktop.chooseFileToOpen({
      title: t('backups:bringIn.choose'),
      extensions: ['sqlite'],
    })
    if (path === null) return null
    const name = isBackupName(basename(path)) ? basename(path) : backupName(now)
    const target = join(backups.folder, name)
    if (existsSync(target)) throw new Refusal('refused', 'backup-there-already', { name })
    return tasks.run(taskId, async ({ signal }) => {
      // Looked at as a copy: the file itself, and the folder it lies in, stay as they are.
      copyFileSync(path, `${target}.partial`)
      const { sha256 } = await good(backups.inspect(`${target}.partial`, signal))
      settle(`${target}.partial`, target)
      return { name, sha256, from: basename(path) }
    })
  },
  run: (_context, _input, brought) =>
    brought === null
      ? { answer: { name: null }, audit: [] }
      : {
          answer: { name: brought.name },
          audit: [
            {
              subject: { kind: 'backup', id: null, name: brought.name },
              after: { from: brought.from, sha256: brought.sha256 },
            },
          ],
        },
})

const restore = commandHandler('backups.restore', {
  prepare: async ({ services }, { name, sha256 }) => {
    // A throw-away organization has nothing that outlasts it.
    if (services.demo !== null) throw new Refusal('refused', 'backup-demo')
    const found = await inspectShelved(services, name)
    if (found.sha256 !== sha256) throw new Refusal('refused', 'backup-changed', { name })
    // The last thing that is waited for: nothing is asked of the threads before the file is replaced.
    await Promise.all([services.reading.release(), services.stopHeavy()])
  },
  run: ({ db, actor, now, services }, { name, sha256 }) => {
    const by = personSubject(db, actorId(actor))
    return {
      answer: {},
      // In the trail that is replaced; the restored one tells it again.
      audit: [{ subject: { kind: 'backup', id: null, name }, after: { sha256 } }],
      afterCommit: () =>
        services.restore({ backup: pathOf(services, name), sha256, by, at: now, replaced: getTrailEnd(db) }),
    }
  },
})

export const backupsHandlers = implement(backupsCalls, {
  'backups.list': {
    run: ({ services: { backups } }) => {
      const second = backups.second()
      return {
        folder: backups.folder,
        second: second === null ? null : { folder: second, isThere: existsSync(second) },
        backups: backups.list().map(({ name, at, bytes, known }) => ({
          name,
          at,
          bytes,
          holds: known?.facts ?? null,
          isInSecond: second !== null && existsSync(join(second, name)),
        })),
        problem: backups.problem(),
      }
    },
  },
  'backups.make': make,
  'backups.choose-second': chooseSecond,
  'backups.forget-second': {
    run: ({ services: { backups } }) => {
      const second = backups.second()
      if (second === null) return { answer: {}, audit: [] }
      return {
        answer: {},
        audit: [
          {
            subject: { kind: 'folder', id: null, name: basename(second) },
            before: { second },
            after: { second: null },
          },
        ],
        afterCommit: () => backups.setSecond(null),
      }
    },
  },
  'backups.bring-in': bringIn,
  'backups.preview': {
    work: ({ services, read, t, preferences }, { name, taskId }) =>
      services.tasks.run(taskId, async ({ signal }) => {
        const { facts, sha256 } = await inspectShelved(services, name, signal)
        return {
          holds: facts,
          sha256,
          ...read((db) => compareWithNow(db, facts, { t, format: formatter(preferences) })),
        }
      }),
  },
  'backups.restore': restore,
})

function pathOf({ backups }: Services, name: string): string {
  const here = join(backups.folder, name)
  const second = backups.second()
  return existsSync(here) || second === null ? here : join(second, name)
}

/** SQLite has no checksums: that a byte changed since the backup was made shows in its SHA-256 alone. */
async function inspectShelved(services: Services, name: string, signal?: AbortSignal) {
  const found = await good(services.backups.inspect(pathOf(services, name), signal))
  const known = services.backups.list().find((each) => each.name === name)?.known
  if (known && known.sha256 !== found.sha256) throw new Refusal('refused', 'backup-changed', { name })
  return found
}

/** Says what is wrong with a file in the words of the reader. */
async function good<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (error) {
    throw error instanceof BadBackup ? new Refusal('refused', `backup-${error.fault}`) : error
  }
}
