// npm run package: the unpacked app in dist/ and, on Linux, a .deb; with "-- --all" also what needs tools from the network
// (AppImage; NSIS on Windows and dmg on macOS). The stand-in runtime has known holes: it is packaged only with
// "-- --testing", which says so in every name, and starts what it made.
import { main } from './lib/say.mjs'
import { packageApp } from './steps/package-app.mjs'

await main(() =>
  packageApp({ testing: process.argv.includes('--testing'), all: process.argv.includes('--all') }),
)
