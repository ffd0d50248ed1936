// A person's preferences (S3-24..32), their choices and defaults. They take effect everywhere at once.
import { z } from 'zod'

export const translations = ['en_default', 'es'] as const
/** In a date format `mm` is the month (X-13). The default is S3-25's. */
export const dateFormats = [
  'dd/mm/yyyy',
  'mm/dd/yyyy',
  'yyyy-mm-dd',
  'dd-mm-yyyy',
  'mm-dd-yyyy',
  'dd.mm.yyyy',
  'yyyy/mm/dd',
  'dd mmm yyyy',
  'mmm dd, yyyy',
] as const
export const timeFormats = ['hh:mm a', 'hh:mm:ss a', 'HH:mm', 'HH:mm:ss'] as const
export const numberFormats = ['1,234.56', '1234.56'] as const
export const themes = ['system', 'light', 'dark'] as const

export const preferencesSchema = z.strictObject({
  translation: z.enum(translations),
  dateFormat: z.enum(dateFormats),
  timeFormat: z.enum(timeFormats),
  timeZone: z.string().refine(isTimeZone, { message: 'time-zone' }),
  numberFormat: z.enum(numberFormats),
  numberScaling: z.int().min(0).max(10),
  theme: z.enum(themes),
})

/** All but the theme, which is set by nobody but oneself: what the form for a user has (S3-24..32). */
export const userPreferencesSchema = preferencesSchema.omit({ theme: true })

export type UserPreferences = z.infer<typeof userPreferencesSchema>
export type Preferences = z.infer<typeof preferencesSchema>
export type Translation = Preferences['translation']

export const defaultPreferences: Preferences = {
  translation: 'en_default',
  dateFormat: 'dd/mm/yyyy',
  timeFormat: 'hh:mm a',
  timeZone: 'UTC',
  numberFormat: '1,234.56',
  numberScaling: 2,
  theme: 'system',
}

/** Whether this runtime knows the IANA time zone (S3-27). */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
