// What others need for the same work on the same file.
import { createReadStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse'

export interface Duck {
  /** Types and formats of all columns, from the whole file. */
  sniff: (file: string) => Promise<unknown>
  /** Date, time and number of every record, those that fit counted. */
  validate: (file: string) => Promise<unknown>
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** DuckDB on two threads. */
export async function startDuck(): Promise<Duck> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  return {
    sniff: async (file) =>
      connection.runAndReadAll(`SELECT * FROM sniff_csv(${quoted(file)}, sample_size = -1)`),
    validate: async (file) =>
      connection.runAndReadAll(`
        SELECT count(*), count(try_strptime("Date", '%d/%m/%Y')), count(try_strptime("Time", '%H:%M')),
               count(try_cast("Value" AS DECIMAL(18, 2)))
        FROM read_csv(${quoted(file)}, header = true, all_varchar = true, delim = ',', quote = '"')`),
  }
}

/** csv-parse, streaming, doing nothing with the records. */
export async function parseStream(file: string): Promise<number> {
  let records = 0
  const parser = createReadStream(file).pipe(parse())
  parser.on('data', () => records++)
  await finished(parser)
  return records
}
