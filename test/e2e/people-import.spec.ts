// Importing people in the real window (B-03): a Spanish file, its columns, the dry run, the refused rows, and the import.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answerDialogs } from './page-models/csv-preview.ts'
import { callAs, invite, row, setUpQuickly } from './page-models/people.ts'
import { goTo, toast } from './page-models/shell.ts'
import { checkAccessibility, expect, test } from './support/launch.ts'

test('a file is tried out, its refused rows are saved, and the valid ones imported', async ({
  window,
  program,
  dataFolder,
}) => {
  await setUpQuickly(window)
  await invite(window, 'Bo')
  const path = join(dataFolder, 'personas.csv')
  const lines = [
    'Correo electrónico;Nombre;Apellidos;Grupo de permisos;Nivel',
    'noa@example.com;Noa;Muestra;Usuario principal;',
    'bo@example.com;;;Editor;',
    'nadie;Nadie;Muestra;Jefe;',
  ]
  await writeFile(path, lines.join('\n'))
  await goTo(window, 'People')
  await window.getByRole('button', { name: 'Import' }).click()
  await expect(window.getByRole('button', { name: 'Choose a CSV file' })).toBeVisible()
  await checkAccessibility(window)
  await answerDialogs(program.app, path)
  await window.getByRole('button', { name: 'Choose a CSV file' }).click()
  await expect(window.getByText('personas.csv: 3 rows')).toBeVisible()
  await expect(window.getByLabel('Permission group (Submittals)')).toHaveValue('3')
  await checkAccessibility(window)
  await window.getByRole('button', { name: 'Dry run' }).click()
  const result = window.getByRole('region', { name: 'What the rows would do' })
  await expect(result.getByRole('tab', { name: 'Refused (1)' })).toHaveAttribute('aria-selected', 'true')
  await expect(result.getByRole('grid')).toContainText('E-mail “nadie”: This is no e-mail address.')
  await expect(result.getByRole('grid')).toContainText('Accepted: Viewer, Editor, Approver, Lead User, None.')
  await checkAccessibility(window)
  await result.getByRole('tab', { name: 'New (1)' }).click()
  await expect(result.getByRole('grid')).toContainText('Noa Muestra')

  const rejects = join(dataFolder, 'refused.csv')
  await answerDialogs(program.app, rejects)
  await result.getByRole('button', { name: 'Save the refused rows' }).click()
  await expect(toast(window, '1 refused row saved in refused.csv.')).toBeVisible()
  expect(await readFile(rejects, 'utf8')).toContain('nadie,Nadie,Muestra,Jefe')

  await result.getByRole('button', { name: 'Import only the 2 valid rows' }).click()
  await expect(toast(window, 'People have been imported: 1 added, 1 changed.')).toBeVisible()
  await goTo(window, 'People')
  await expect(row(window, 'Noa Muestra')).toContainText('Lead User')
  await expect(row(window, 'Bo Sample')).toContainText('Editor')
  const outbox = await callAs(window, 'outbox.list', { offset: 0, limit: 10 })
  expect(JSON.stringify(outbox.rows)).toContain('noa@example.com')
})

test('what has changed since the dry run is said, and nothing is imported', async ({
  window,
  program,
  dataFolder,
}) => {
  await setUpQuickly(window)
  await invite(window, 'Bo')
  const path = join(dataFolder, 'people.csv')
  await writeFile(path, 'email,first name,last name\nbo@example.com,Bob,\n')
  await goTo(window, 'People')
  await window.getByRole('button', { name: 'Import' }).click()
  await answerDialogs(program.app, path)
  await window.getByRole('button', { name: 'Choose a CSV file' }).click()
  await window.getByRole('button', { name: 'Dry run' }).click()
  const act = window.getByRole('button', { name: 'Import 1 row' })
  await expect(act).toBeVisible()
  const { rows } = await callAs(window, 'people.list', { search: 'Bo', filters: {}, offset: 0, limit: 1 })
  await callAs(window, 'people.remove', { person: rows[0]!.id })
  await act.click()
  await expect(window.getByRole('alert')).toContainText('Nothing was imported; make the dry run again.')
  await window.getByRole('button', { name: 'Dry run' }).click()
  await expect(window.getByText('No row would change anything.')).toBeVisible()
})
