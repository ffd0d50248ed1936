// How a person can be named and reached; used by every form that takes an e-mail address, a name or a telephone number.
import { z } from 'zod'
import { oneLine } from './one-line.ts'

/** An e-mail address as stored: trimmed, ASCII, at most 254 characters; compared without regard to case (X-11). */
export const emailSchema = z
  .string()
  .trim()
  .max(254)
  .regex(
    /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i,
    {
      message: 'email',
    },
  )

/** Of a person or a thing: one line of what can be seen. */
export const nameSchema = z.string().overwrite(oneLine).max(100)
export const requiredNameSchema = nameSchema.min(1, { message: 'required' })
export const phoneSchema = z
  .string()
  .trim()
  .max(40)
  .regex(/^[+0-9 ().\-/x#]*$/, { message: 'phone' })
export const titleSchema = z.string().overwrite(oneLine).max(100)
