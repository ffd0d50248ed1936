// The person's own date format: as CSV tools spell it, and as the product shows it (S3-25).
import { dateFormat } from '../../../src-shared/csv/date-format.ts'
import { usePreferences } from '../../api/session.ts'

export interface OwnFormat {
  readonly name: string
  readonly shown: string
}

export function useOwnFormat(): OwnFormat {
  const { name, shown } = dateFormat(usePreferences().dateFormat)
  return { name, shown }
}
