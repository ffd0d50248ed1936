import { expect, it } from 'vitest'
import { readArguments } from '../../../../src-main/startup/arguments.ts'

const read = (...argv: string[]) => readArguments(argv, '/home/ana')

it.each([
  [[], { demo: false, dataDir: null }],
  [['--demo'], { demo: true, dataDir: null }],
  [['--data', 'records'], { demo: false, dataDir: '/home/ana/records' }],
  [['--data=/srv/kh'], { demo: false, dataDir: '/srv/kh' }],
  [
    ['--no-sandbox', '/opt/app', '--remote-debugging-port=0', '--data', 'x'],
    { demo: false, dataDir: '/home/ana/x' },
  ],
])('reads %j', (argv, expected) => {
  expect(read(...argv)).toEqual(expected)
})

it.each([[['--data']], [['--data=']], [['--demo', '--data', 'x']]])('refuses %j with a sentence', (argv) => {
  expect(() => read(...argv)).toThrow(/--data/)
})
