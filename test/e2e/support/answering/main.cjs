// The program, with its native question at the start, which no test can reach, answered by the first button.
const { app, dialog } = require('electron')
const path = require('node:path')

const root = path.join(__dirname, '../../../..')
const { version, productName, main } = require(path.join(root, 'package.json'))
dialog.showMessageBoxSync = () => 0
app.setAppPath(root)
app.setName(productName)
app.setVersion(version)
require(path.join(root, main))
