// A start that finds the store damaged: the newest backup that verifies is offered, and never to delete anything.
import { app, dialog, shell } from 'electron'
import { join } from 'node:path'
import type { Translate } from '../../src-shared/i18n/translate.ts'
import { lastKeptHead } from '../audit/head-keeper.ts'
import { BadBackup, inspectBackup } from '../backups/inspect.ts'
import type { InspectOptions } from '../backups/inspect.ts'
import { orderRestore } from '../backups/restore.ts'
import { listBackups } from '../backups/shelf.ts'
import type { ShelvedBackup } from '../backups/shelf.ts'
import { hashFile } from '../files/hash-file.ts'

interface Options extends InspectOptions {
  readonly dataDir: string
  readonly t: Translate
}

/** Asks natively. @returns whether a restore was ordered, so that opening the store again is worth a try */
export function offerNewestBackup(options: Options): boolean {
  const { dataDir, t } = options
  const folder = join(dataDir, 'backups')
  const newest = newestGood(folder, options)
  const detail =
    newest === null
      ? t('backups:atStart.none', { folder })
      : t('backups:atStart.offer', { date: newest.at.slice(0, 16).replace('T', ' ') })
  const buttons = [
    ...(newest === null ? [] : [t('backups:atStart.restore')]),
    t('backups:atStart.folder'),
    t('backups:atStart.quit'),
  ]
  const quit = buttons.length - 1
  const answer = dialog.showMessageBoxSync({
    type: 'error',
    title: app.getName(),
    message: t('backups:atStart.message'),
    detail,
    buttons,
    defaultId: 0,
    cancelId: quit,
    noLink: true,
  })
  if (newest !== null && answer === 0) {
    const backup = join(folder, newest.name)
    const known = lastKeptHead(dataDir)
    orderRestore(dataDir, {
      backup,
      sha256: hashFile(backup),
      by: null,
      at: new Date().toISOString(),
      replaced: known === null ? null : { events: known.length, head: known.head },
    })
    return true
  }
  if (answer !== quit) void shell.openPath(dataDir)
  return false
}

function newestGood(folder: string, options: InspectOptions): ShelvedBackup | null {
  for (const backup of listBackups(folder)) {
    try {
      inspectBackup(join(folder, backup.name), options)
      return backup
    } catch (error) {
      if (!(error instanceof BadBackup)) throw error
    }
  }
  return null
}
