// Where windows open.
import { Problem } from './say.mjs'

/**
 * Wraps a command so that its windows open on a display of their own: on Linux a virtual one, so that tests
 * neither need a screen nor take over somebody's.
 * @param {string} command
 * @param {readonly string[]} args
 */
export function onDisplay(command, args) {
  if (process.platform !== 'linux') return { command, args }
  return { command: 'xvfb-run', args: ['-a', '--server-args=-screen 0 2560x1440x24', command, ...args] }
}

export function refuseWithoutDisplay() {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) return
  throw new Problem(
    'There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Start Keyholder from a desktop session, or try it on a virtual display: xvfb-run -a npm start',
  )
}
