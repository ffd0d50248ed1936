// Opening an export: what its file says by itself, what the own store knows of it, and what was opened here before it; and
// holding it against an earlier one that somebody chooses.
import { basename } from 'node:path'
import type { Input, Output } from '../../../src-shared/contract/index.ts'
import type { OpenExport } from '../../../src-shared/contract/reading.ts'
import { openBytes } from '../../exports/open-bytes.ts'
import { inGroups } from '../../exports/seal.ts'
import type { Finding } from '../../exports/verify.ts'
import type { WaitingContext } from '../../ipc/implement.ts'
import { knowledgeOf } from './own-queries.ts'
import { listsIn } from './present.ts'
import { headAt, listWithheld } from './queries.ts'
import { enter, noteDown, openRoom, toldFinding, verifyFile } from './room.ts'
import type { Room } from './room.ts'
import { knownBefore, rememberSeen } from './seen.ts'
import type { KnownBefore, SeenExport } from './seen.ts'

type Outcome = Output<'reading.open'>

export async function openFile(
  { services, read, now, t }: WaitingContext<'reading.open'>,
  { file, taskId, evenSo }: Required<Input<'reading.open'>>,
): Promise<Outcome> {
  const refuse = (finding: Finding, against: SeenExport | null = null): Outcome => ({
    open: null,
    refused: toldFinding(finding, t),
    against: whenSeen(against),
  })
  const verified = await verifyFile(services, { file, taskId, known: {} })
  if ('finding' in verified) return refuse(verified.finding)
  const { key, chain } = verified.seal
  const own = read((db) => knowledgeOf(db, key, chain.length))
  if (own.isOwnKey && own.head !== null && own.head !== chain.head)
    return refuse({ code: 'history-rewritten', at: String(chain.length) })
  const db = openBytes(Buffer.from(verified.bytes), services.exports.nativeBinding)
  const before = knownBefore(services, db, verified.seal)
  // The own trail is the better witness: it tells of backups that were put back.
  const isOwnHistory = own.isOwnKey && own.head !== null
  const differs = isOwnHistory ? null : before.differs
  if (differs !== null && !evenSo) {
    db.close()
    return refuse({ code: 'history-rewritten', at: String(differs.events) }, differs)
  }
  const room = enter(services, verified, { file: db, now })
  rememberSeen(services, db, verified.seal, before.differs)
  if (own.isOwnKey) {
    room.keyIs = 'own'
    noteDown(room, now, 'ownKey')
  }
  if (isOwnHistory) room.comparedWith = { kind: 'own-trail', events: chain.length }
  else noteBefore(room, { ...before, differs }, now)
  return { open: openExportOf(room), refused: null, against: null }
}

function noteBefore(room: Room, { same, differs, newer, otherKey }: KnownBefore, now: string): void {
  room.differsFrom = whenSeen(differs)
  room.olderThan = whenSeen(newer)
  room.otherKeySince = whenSeen(otherKey)
  if (differs !== null)
    noteDown(room, now, 'differs', { date: differs.madeAt.slice(0, 10), events: differs.events })
  else if (same !== null) {
    room.comparedWith = { kind: 'seen', madeAt: same.madeAt, events: same.events }
    noteDown(room, now, 'seen', { date: same.madeAt.slice(0, 10), events: same.events })
  }
  if (newer !== null) noteDown(room, now, 'older', { date: newer.madeAt.slice(0, 10), events: newer.events })
}

function whenSeen(seen: SeenExport | null): OpenExport['differsFrom'] {
  return seen === null ? null : { madeAt: seen.madeAt, events: seen.events }
}

export async function compareWith(
  { services, now, t }: WaitingContext<'reading.compare'>,
  { file, taskId }: Input<'reading.compare'>,
): Promise<Output<'reading.compare'>> {
  const room = openRoom(services)
  const earlier = await verifyFile(services, { file, taskId, known: {} })
  const finding = 'finding' in earlier ? earlier.finding : comparison(room, earlier.seal)
  const name = basename(services.files.path(file) ?? '')
  const refused = finding === null ? null : toldFinding(finding, t)
  noteDown(room, now, 'compared', { name, verdict: refused?.reason ?? t('reading:note.same') })
  if (finding === null && 'seal' in earlier) {
    const events = Math.min(earlier.seal.chain.length, room.seal.chain.length)
    room.comparedWith = { kind: 'chosen', name, events }
  }
  return { open: openExportOf(room), refused, against: null }
}

/** Whether the open export goes on from the earlier one. */
function comparison({ file, seal }: Room, earlier: Room['seal']): Finding | null {
  if (earlier.organization !== seal.organization && earlier.key !== seal.key)
    return { code: 'other-key', at: '' }
  const { length, head } = earlier.chain
  if (length > seal.chain.length) return { code: 'older-than-known', at: String(length) }
  if (length > 0 && headAt(file, length) !== head) return { code: 'history-rewritten', at: String(length) }
  return null
}

export function openExportOf(room: Room): OpenExport {
  const { seal } = room
  return {
    fileName: room.fileName,
    bytes: room.bytes,
    organization: seal.organization,
    application: seal.application,
    format: seal.format,
    lists: Object.fromEntries([...listsIn(room.file)].map(([list, { columns }]) => [list, [...columns]])),
    madeAt: seal.madeAt,
    madeBy: seal.madeBy.name,
    reader:
      seal.reader.kind === 'everything'
        ? seal.reader
        : { kind: 'entities', entities: seal.reader.entities.map(({ name }) => name) },
    modules: seal.modules,
    from: seal.period.from,
    to: seal.period.to,
    fingerprint: inGroups(room.fingerprint),
    key: inGroups(seal.key),
    keyIs: room.keyIs,
    events: seal.chain.length,
    head: seal.chain.head,
    previous:
      seal.previous === null
        ? null
        : { fingerprint: inGroups(seal.previous.fingerprint), madeAt: seal.previous.madeAt },
    comparedWith: room.comparedWith,
    differsFrom: room.differsFrom,
    olderThan: room.olderThan,
    otherKeySince: room.otherKeySince,
    tables: listWithheld(room.file),
  }
}
