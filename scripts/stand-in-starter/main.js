// What an official Electron's own starter does, as far as Keyholder needs it: load the app whose folder is the
// first argument that is not a switch. The stand-in runtime gets this folder as resources/default_app.asar.
'use strict'
const { app } = require('electron')
const path = require('node:path')

const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const about = require(path.join(folder, 'package.json'))
process.defaultApp = true
app.setName(about.productName ?? about.name)
app.setVersion(about.version)
app.setAppPath(folder)
require(path.join(folder, about.main))
