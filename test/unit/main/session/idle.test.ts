import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { endSessionWhenIdle } from '../../../../src-main/session/idle.ts'
import { createSession } from '../../../../src-main/session/session.ts'
import type { Session } from '../../../../src-main/session/session.ts'
import type { PersonId } from '../../../../src-shared/domain/ids.ts'

// Electron itself cannot run here; the real window is tried in test/e2e/session.spec.ts.
const powerMonitor = await vi.hoisted(async () => new (await import('node:events')).EventEmitter())
vi.mock('electron', () => ({ powerMonitor }))

const minute = 60_000
let session: Session
let webContents: EventEmitter
let stop: () => void
let minutes: number

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  session = createSession(() => {})
  webContents = new EventEmitter()
  minutes = 15
  stop = endSessionWhenIdle({ webContents } as unknown as BrowserWindow, {
    session,
    clock: { now: () => new Date().toISOString(), uptime: () => Date.now() / 1000 },
    idleLockMinutes: () => minutes,
  })
  session.start(1 as PersonId)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

describe('a session that nobody is behind', () => {
  it('ends after the organization’s minutes without input', () => {
    vi.advanceTimersByTime(14.5 * minute)
    expect(session.personId()).toBe(1)
    vi.advanceTimersByTime(minute)
    expect([session.personId(), session.ending()]).toEqual([null, 'idle'])
  })

  it('goes on while there is input in the window', () => {
    for (let passed = 0; passed < 40; passed += 10) {
      vi.advanceTimersByTime(10 * minute)
      webContents.emit('input-event', {}, { type: 'mouseMove' })
    }
    expect(session.personId()).toBe(1)
  })

  it('obeys a shorter rule at once', () => {
    vi.advanceTimersByTime(5 * minute)
    minutes = 5
    vi.advanceTimersByTime(10_000)
    expect(session.ending()).toBe('idle')
  })

  it('has the whole time after signing in, however long nobody was there before', () => {
    session.end('signed-out')
    vi.advanceTimersByTime(60 * minute)
    session.start(1 as PersonId)
    vi.advanceTimersByTime(10 * minute)
    expect(session.personId()).toBe(1)
  })

  it.each([
    ['lock-screen', 'locked'],
    ['suspend', 'suspended'],
  ])('ends at once on %s', (event, ending) => {
    powerMonitor.emit(event)
    expect([session.personId(), session.ending()]).toEqual([null, ending])
  })

  it('is watched no longer than the window is open', () => {
    stop()
    powerMonitor.emit('suspend')
    vi.advanceTimersByTime(60 * minute)
    expect(session.personId()).toBe(1)
  })
})
