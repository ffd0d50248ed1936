// The checks that read the sources and run nothing of them.
import { inModules } from './paths.mjs'

const tsc = inModules('typescript', 'bin', 'tsc')

/** @type {readonly { name: string, args: readonly string[] }[]} `args` are for Node 24, in the checkout */
export const checks = [
  {
    name: 'format',
    args: [inModules('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  },
  { name: 'lint', args: [inModules('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings'] },
  ...['src-shared', 'src-main', 'src-renderer', 'test'].map((project) => ({
    name: `types of ${project}`,
    args: [tsc, '-p', project],
  })),
]
