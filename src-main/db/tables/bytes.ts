// A BLOB column as Node's Buffer.
import { customType } from 'drizzle-orm/sqlite-core'

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'blob' })
