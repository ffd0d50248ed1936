// How the three processes are built into out/. The oldest runtime that has to run the result is the
// stand-in Electron 25 (Node 18.15, Chromium 114), hence the targets.
import { existsSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** Main's entries by the name of their file in out/main: the app, and one per worker thread. */
const mainEntries = {
  index: 'src-main/index.ts',
  'csv-worker': 'src-main/features/imports/csv-worker.ts',
  'query-worker': 'src-main/features/query-worker.ts',
  'export-worker': 'src-main/features/export-worker.ts',
  'heavy-worker': 'src-main/features/heavy-worker.ts',
  'trail-worker': 'src-main/features/audit-trail/trail-worker.ts',
  'backup-worker': 'src-main/backups/backup-worker.ts',
  'csv-counter': 'src-main/features/imports/csv-counter.ts',
}

const commonJs = { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' } as const

export default defineConfig({
  main: {
    build: {
      target: 'node18.15',
      externalizeDeps: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(mainEntries).filter(([, file]) => existsSync(file))),
        external: ['better-sqlite3', '@node-rs/argon2'],
        output: commonJs,
      },
    },
  },
  preload: {
    build: {
      target: 'node18.15',
      externalizeDeps: false,
      rolldownOptions: { input: { index: 'src-main/preload/index.ts' }, output: commonJs },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: {
      target: 'chrome114',
      minify: true,
      rolldownOptions: { input: 'src-renderer/index.html' },
    },
  },
})
