// Runs inside the Electron to be used (as plain Node): answers with its Node-API version, or, when asked to
// load, proves that both native packages work there.
'use strict'
const [order, nativeBinding] = process.argv.slice(2)

if (order === 'load') {
  const Database = require('better-sqlite3')
  const row = new Database(':memory:', nativeBinding ? { nativeBinding } : {})
    .prepare('SELECT sqlite_version() AS version')
    .get()
  if (!require('@node-rs/argon2').hashSync('x').startsWith('$argon2id$'))
    throw new Error('argon2 gave no Argon2id hash')
  process.stdout.write(row.version)
} else {
  process.stdout.write(process.versions.napi)
}
