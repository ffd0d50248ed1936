import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assetAt, headersFor, listAssets } from '../../../../src-main/window/app-scheme.ts'
import type { Assets } from '../../../../src-main/window/app-scheme.ts'

let out: string
let assets: Assets

beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'keyholder-assets-'))
  mkdirSync(join(out, 'renderer', 'assets'), { recursive: true })
  mkdirSync(join(out, 'main'))
  for (const file of ['main/index.js', 'renderer/index.html', 'renderer/assets/index.js'])
    writeFileSync(join(out, file), file)
  assets = listAssets(join(out, 'renderer'))
})
afterAll(() => rmSync(out, { recursive: true }))

describe('addresses of the page', () => {
  test('mean exactly the files of the built page', () => {
    expect(assetAt('app://keyholder/index.html', assets)).toBe(join(out, 'renderer', 'index.html'))
    expect(assetAt('app://keyholder/assets/index.js', assets)).toBe(
      join(out, 'renderer', 'assets', 'index.js'),
    )
  })

  test.each([
    'app://keyholder/',
    'app://keyholder/assets',
    'app://keyholder/../main/index.js',
    'app://keyholder/assets/../../main/index.js',
    'app://keyholder/%2e%2e/main/index.js',
    'app://keyholder/..%2fmain/index.js',
    'app://keyholder/%5c..%5cmain%5cindex.js',
    'app://keyholder/\\..\\main\\index.js',
    'app://keyholder/index.html%00',
    'app://keyholder/index.html\0.js',
    'app://keyholder//index.html',
    'app://keyholder/index.html?x',
    'app://keyholder/main.js',
    'app://other/index.html',
    'app://keyholder.example/index.html',
    'file:///etc/passwd',
    '',
  ])('%j means nothing', (address) => {
    expect(assetAt(address, assets)).toBeUndefined()
  })
})

test('everything served carries its type, forbids sniffing and comes with the strict policy', () => {
  expect(headersFor('a/index.js')['content-type']).toBe('text/javascript; charset=utf-8')
  expect(headersFor('a/unknown.bin')['content-type']).toBe('application/octet-stream')
  const headers = headersFor('a/index.html')
  expect(headers['x-content-type-options']).toBe('nosniff')
  const policy = headers['content-security-policy']?.split('; ')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("form-action 'none'")
})
