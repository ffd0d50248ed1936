// What all threads have in common: being told to stop, owing answers, and doing one job.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished, vi } from 'vitest'
import { runOneJob } from '../../../../src-main/threads/one-job.ts'
import { createQuestions } from '../../../../src-main/threads/questions.ts'
import { stopFlag, stopWatch } from '../../../../src-main/threads/stop-flag.ts'

it('a flag is raised with its signal, also where that came first, and not after it has been forgotten', () => {
  const controllers = [new AbortController(), new AbortController()]
  const [first, second] = controllers.map(({ signal }) => stopFlag(signal))
  second!.forget()
  expect([first, second].map((flag) => stopWatch(flag!.buffer)())).toEqual([false, false])
  for (const controller of controllers) controller.abort()
  const third = stopFlag(controllers[0]!.signal)
  expect([first, second, third].map((flag) => stopWatch(flag!.buffer)())).toEqual([true, false, true])
})

it('a thread is kept for as long as it owes an answer', async () => {
  const worker = { ref: vi.fn(), unref: vi.fn() }
  const onIdle = vi.fn()
  const questions = createQuestions(worker as unknown as Worker, onIdle)
  const sent: { id: number; stop: SharedArrayBuffer }[] = []
  const ask = () => questions.ask(null, (id, stop) => sent.push({ id, stop }))
  const [one, two, three] = [ask(), ask(), ask()]
  questions.answer(sent[1]!.id, 'second')
  questions.refuse(sent[0]!.id, new Error('no'))
  // Told twice, or nothing that was asked.
  questions.answer(sent[0]!.id, 'yes')
  questions.answer(99, 'who')
  expect([worker.ref.mock.calls.length, worker.unref.mock.calls.length]).toEqual([3, 0])
  questions.stopAll()
  expect(sent.map(({ stop }) => stopWatch(stop)())).toEqual([false, false, true])
  questions.answer(sent[2]!.id, 'third')
  expect([worker.unref.mock.calls.length, onIdle.mock.calls.length]).toEqual([1, 1])
  expect(await Promise.allSettled([one, two, three])).toMatchObject([
    { status: 'rejected' },
    { value: 'second' },
    { value: 'third' },
  ])
  const last = ask()
  questions.refuseAll(new Error('gone'))
  await expect(last).rejects.toThrow('gone')
})

it('a job that ends without a word, or is stopped, settles what was waited for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyholder-threads-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const worker = join(folder, 'worker.cjs')
  writeFileSync(
    worker,
    `if (require('node:worker_threads').workerData.job === 'wait') setInterval(() => {}, 9)`,
  )
  const controller = new AbortController()
  const task = { signal: controller.signal, progress: () => {} }
  const run = (job: string) => runOneJob({ worker, job, task, endsAtOnce: true, refusal: () => null })
  await expect(run('end')).rejects.toThrow('without an answer')
  const waiting = run('wait')
  controller.abort()
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
})
