// Reading an export (B-14): opened and verified, shown, held against paper and against earlier exports, and a note of it
// all. Public calls without a grant: what they answer is the file that the person holds, and nothing of any store.
import { basename } from 'node:path'
import { wallTime } from '../../../src-shared/contract/audit-trail.ts'
import { readingCalls } from '../../../src-shared/contract/reading.ts'
import type { ReadingRow } from '../../../src-shared/contract/reading.ts'
import { byteOrderMark, csvRecord } from '../../../src-shared/csv/write-csv.ts'
import type { AuditBody } from '../../../src-shared/domain/audit-event.ts'
import type { Preferences } from '../../../src-shared/domain/preferences.ts'
import { auditSentence } from '../../../src-shared/i18n/audit-sentence.ts'
import { formatter } from '../../../src-shared/i18n/formatter.ts'
import type { Translate } from '../../../src-shared/i18n/translate.ts'
import { instantOfWallTime } from '../../../src-shared/i18n/wall-time.ts'
import { exportExtension } from '../../exports/format.ts'
import { keyFollows } from '../../exports/keys.ts'
import { writeChosenFile } from '../../files/write-atomically.ts'
import { Refusal } from '../../ipc/errors.ts'
import { implement } from '../../ipc/implement.ts'
import type { Services } from '../../ipc/services.ts'
import { noteText } from './note.ts'
import { compareWith, openExportOf, openFile } from './opening.ts'
import { listIn } from './present.ts'
import { bodiesOf, countRows, pageOfRows } from './queries.ts'
import type { ListQuestion } from './queries.ts'
import { closeRoom, noteDown, openRoom, roomOf } from './room.ts'
import type { Room } from './room.ts'

export const readingHandlers = implement(readingCalls, {
  'reading.state': {
    run: ({ services }) => {
      const room = roomOf(services)
      const waiting = services.waitingExport.take()
      return {
        open: room === null ? null : openExportOf(room),
        waiting:
          waiting === null
            ? null
            : {
                file: services.files.admit(waiting.path).token,
                name: basename(waiting.path),
                asks: waiting.asks,
              },
      }
    },
  },
  'reading.choose': {
    work: async ({ services, t }) => {
      const path = await services.desktop.chooseFileToOpen({
        title: t('reading:open'),
        extensions: [exportExtension],
      })
      return { file: path === null ? null : services.files.admit(path) }
    },
  },
  'reading.open': { work: openFile },
  'reading.close': {
    run: ({ services }) => {
      closeRoom(services)
      return {}
    },
  },
  'reading.confirm-key': {
    run: ({ services, now }, { fingerprint }) => {
      const room = openRoom(services)
      const given = fingerprint.replaceAll(/[^0-9a-f]/gi, '').toLowerCase()
      const isSame = given === room.seal.key
      // Paper may be older than the key: each key is signed by the one before it.
      const isFollowed = !isSame && keyFollows(room.file, room.seal.key, given)
      noteDown(room, now, isSame ? 'confirmed' : isFollowed ? 'followed' : 'different')
      if (!isSame && !isFollowed) {
        const key = given === room.fingerprint ? 'fingerprint-of-export' : 'fingerprint-different'
        throw Refusal.fields({ field: 'fingerprint', key })
      }
      if (room.keyIs === 'unknown') room.keyIs = 'confirmed'
      return openExportOf(room)
    },
  },
  'reading.compare': { work: compareWith },
  'reading.list': {
    run: ({ services, now, preferences, t }, { offset, limit, ...input }) => {
      const room = openRoom(services)
      const question = inPeriod(input, preferences)
      noteDown(room, now, 'looked', { list: t(`reading:lists.${input.list}`), question: told(input, t) })
      const page = pageOfRows(room.file, question, { offset, limit })
      return {
        rows: question.list === 'trail' ? withSentences(room, page, { preferences, t }) : page,
        total: countRows(room.file, question),
        all: countRows(room.file, { ...input, search: '', filters: {} }),
      }
    },
  },
  'reading.export': {
    work: async ({ services, now, preferences, t }, { columns, ...input }) => {
      const room = openRoom(services)
      const question = inPeriod(input, preferences)
      const list = t(`reading:lists.${question.list}`)
      const path = await chooseFile(services, {
        title: t('reading:export.act'),
        name: `${t('reading:export.fileName', { organization: room.seal.organization, list })}.csv`,
      })
      const known = columns.filter(
        (column) => column === 'sentence' || listIn(room.file, question.list).columns.includes(column),
      )
      const rows = countRows(room.file, question)
      await writeChosenFile(path, csvOf(room, question, { columns: known, preferences, t }))
      const fileName = basename(path)
      noteDown(room, now, 'exported', { rows, count: rows, list, file: fileName })
      return { fileName, rows }
    },
  },
  'reading.save-note': {
    work: async ({ services, preferences, t }) => {
      const room = openRoom(services)
      const path = await chooseFile(services, {
        title: t('reading:note.choose'),
        name: `${t('reading:note.fileName', { name: room.fileName })}.txt`,
      })
      await writeChosenFile(path, once(noteText(room, { preferences, t, asJson: path.endsWith('.json') })))
      return { fileName: basename(path) }
    },
  },
})

async function chooseFile(
  { desktop }: Services,
  { title, name }: { readonly title: string; readonly name: string },
): Promise<string> {
  const suggestedName = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
  const path = await desktop.chooseFileToSave({ title, suggestedName })
  if (path === null) throw new Refusal('cancelled', 'cancelled')
  return path
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

/** Of the trail: from a moment on, up to another one, as the reader's clock shows them; a day counts to its end. */
function inPeriod(question: ListQuestion, { timeZone }: Preferences): ListQuestion {
  const wall = (name: 'from' | 'to') => wallTime.safeParse(question.filters[name]?.[0]).data ?? null
  const [from, to] = [wall('from'), wall('to')]
  return {
    ...question,
    period: {
      from: from === null ? null : instantOfWallTime(from, timeZone),
      before: to === null ? null : instantOfWallTime(to, timeZone, true),
    },
  }
}

function told({ search, filters }: ListQuestion, t: Translate): string {
  const named = Object.entries(filters).filter(([, values]) => values.length > 0)
  const parts = [
    search,
    ...named.map(([name, values]) => `${t(`reading:columns.${name}`)}: ${values.join(', ')}`),
  ]
  const shown = parts.filter((part) => part !== '').join('; ')
  return shown === '' ? '' : ` (${shown})`
}

interface Wording {
  readonly preferences: Preferences
  readonly t: Translate
}

function withSentences(room: Room, rows: readonly ReadingRow[], { preferences, t }: Wording): ReadingRow[] {
  const wording = { t, format: formatter(preferences) }
  const bodies = bodiesOf(
    room.file,
    rows.map(({ seq }) => Number(seq)),
  )
  return rows.map((row) => {
    const body = bodies.get(Number(row['seq']))
    const sentence =
      body === undefined ? t('reading:withheldEvent') : auditSentence(JSON.parse(body) as AuditBody, wording)
    return { ...row, sentence }
  })
}

const chunk = 500

async function* csvOf(
  room: Room,
  question: ListQuestion,
  { columns, ...wording }: Wording & { readonly columns: readonly string[] },
): AsyncGenerator<string> {
  yield byteOrderMark + csvRecord(columns.map((column) => wording.t(`reading:columns.${column}`)))
  for (let offset = 0; ; offset += chunk) {
    const page = pageOfRows(room.file, question, { offset, limit: chunk })
    const rows = question.list === 'trail' ? withSentences(room, page, wording) : page
    yield rows.map((row) => csvRecord(columns.map((column) => String(row[column] ?? '')))).join('')
    if (rows.length < chunk) return
  }
}
