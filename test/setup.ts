// Property tests draw the same cases at every `npm test`, so that a change is judged by what it changed; `npm run test:full`
// draws new ones each time.
import fc from 'fast-check'

if (process.env['KEYHOLDER_FULL'] === undefined) fc.configureGlobal({ seed: 20261121 })
