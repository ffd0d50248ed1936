import { expect, it } from 'vitest'
import { html, printedPage } from '../../../../src-main/printing/html.ts'

it('values are text, whatever they say', () => {
  expect(html`<td title="${'"x'}">${`<script>'&`}</td>`.text).toBe(
    '<td title="&quot;x">&lt;script&gt;&#39;&amp;</td>',
  )
})

it('HTML of the same maker stays HTML, lists are joined, nothing is nothing', () => {
  const items = ['a', 'b<'].map((name) => html`<b>${name}</b>`)
  expect(html`<p>${items}${null}${undefined}${0}</p>`.text).toBe('<p><b>a</b><b>b&lt;</b>0</p>')
})

it('a page escapes its title too', () => {
  const page = printedPage({ title: '</title><script>', language: 'en', body: html`<p>${'x'}</p>` })
  expect(page).not.toContain('<script>')
  expect(page).toContain('<p>x</p>')
  expect(page).toContain('<html lang="en">')
})
