// Runs inside the Electron to be used (as plain Node): answers with its Node-API version, or, when asked to
// load, proves that both native packages work there, also in a thread that is ended in the middle of its work.
'use strict'
const { isMainThread, parentPort, Worker } = require('node:worker_threads')
const [order, nativeBinding] = process.argv.slice(2)

function openDatabase() {
  const Database = require('better-sqlite3')
  return new Database(':memory:', nativeBinding ? { nativeBinding } : {})
}

async function load() {
  const { version } = openDatabase().prepare('SELECT sqlite_version() AS version').get()
  if (!require('@node-rs/argon2').hashSync('x').startsWith('$argon2id$'))
    throw new Error('argon2 gave no Argon2id hash')
  const busy = new Worker(__filename, { argv: [order, nativeBinding] })
  await new Promise((resolve, reject) => busy.once('message', resolve).once('error', reject))
  await busy.terminate()
  process.stdout.write(version)
}

function workForever() {
  const one = openDatabase().prepare('SELECT 1')
  // Transfers nothing; the list is what the linter wants of a window's postMessage.
  parentPort.postMessage('at work', [])
  for (;;) one.get()
}

if (!isMainThread) workForever()
else if (order === 'load') void load()
else process.stdout.write(process.versions.napi)
