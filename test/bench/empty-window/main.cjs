// The least that Electron can do: the peer of our own start.
const { app, BrowserWindow } = require('electron')

app.setPath('userData', process.argv[process.argv.indexOf('--data') + 1])
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false })
  window.once('ready-to-show', () => window.show())
  return window.loadURL('data:text/html,<title>Empty</title><p>Empty</p>')
})
