// Boundaries of ARCHITECTURE.md that the linter's lists of names cannot draw: what a feature may import depends on which
// feature it is, and some files have to stay synchronous because they run inside a transaction.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../scripts/lib/paths.mjs'

const files = ['src-main', 'src-renderer', 'src-shared'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
)

/** Files that a file imports, relative to the checkout; packages are left out. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8')
  const specifiers = [...source.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    (match) => match[1] ?? '',
  )
  return specifiers.map((specifier) => join(dirname(file), specifier))
}

/** `people` for `src-main/features/people/service.ts`; undefined outside of any feature. */
function featureOf(file: string): string | undefined {
  return /^src-(?:main|renderer)\/features\/([^/]+)\//.exec(file)?.[1]
}

test('there are sources to look at', () => {
  expect(files.length).toBeGreaterThan(20)
  expect(files.flatMap(importsOf).length).toBeGreaterThan(20)
})

describe('boundaries', () => {
  test('no feature imports another', () => {
    const crossings = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => featureOf(file) && featureOf(target) && featureOf(file) !== featureOf(target))
        .map((target) => `${file} → ${target}`),
    )
    expect(crossings).toEqual([])
  })

  test('what serves all features imports none of them', () => {
    const crossings = files
      .filter((file) =>
        /^src-main\/(db|authz|audit|exports|printing|access|invitations|outgoing|notices|directory|ipc|session|tasks|files)\/|^src-renderer\/(ui|api)\//.test(
          file,
        ),
      )
      .flatMap((file) =>
        importsOf(file)
          .filter(featureOf)
          .map((target) => `${file} → ${target}`),
      )
    expect(crossings).toEqual([])
  })

  test('the preload imports nothing of ours', () => {
    expect(files.filter((file) => file.startsWith('src-main/preload/')).flatMap(importsOf)).toEqual([])
  })

  test('services and queries are synchronous: an await inside a transaction would write outside it', () => {
    const asynchronous = files
      .filter((file) => /(^|[/-])(service|queries)\.ts$/.test(file))
      .filter((file) =>
        /\b(async|await)\b|\bPromise\b|\.then\(/.test(
          withoutComments(readFileSync(join(root, file), 'utf8')),
        ),
      )
    expect(asynchronous).toEqual([])
  })
})

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}
