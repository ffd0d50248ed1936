// The bridge, and all of it: what the page may ask of main. It runs sandboxed, depends on nothing but
// Electron, and knows neither the contract nor the actor: names and JSON text pass through. JSON text,
// because copying objects through the context bridge costs several times as much.
import { contextBridge, ipcRenderer, webUtils } from 'electron'

/** Electron 32 replaced `File.path` by `webUtils`; the stand-in runtime is older than that. */
function pathOf(file: File & { path?: string }): string {
  return (webUtils as typeof webUtils | undefined)?.getPathForFile(file) ?? file.path ?? ''
}

const bridge = {
  /**
   * Sends a call of the contract to main.
   * @returns `{ ok: true, value }` or `{ ok: false, error: { code, reason, fields } }`
   */
  async call(name: string, input: unknown): Promise<unknown> {
    return JSON.parse(await ipcRenderer.invoke('keyholder:call', name, JSON.stringify(input ?? null)))
  },

  /**
   * Listens to one of main's events.
   * @returns a function that stops listening
   */
  on(event: string, listener: (payload: unknown) => void): () => void {
    const forward = (_: unknown, name: string, payload: string) => {
      if (name === event) listener(JSON.parse(payload))
    }
    ipcRenderer.on('keyholder:event', forward)
    // Braces: the bridge would hand ipcRenderer itself to the page as the result.
    return () => {
      ipcRenderer.off('keyholder:event', forward)
    }
  },

  /**
   * Trades a dropped or chosen file for an opaque token that calls accept in its place. Only main learns the
   * path; a file that the page made up itself has none and is rejected.
   */
  async fileToken(file: File): Promise<string> {
    const path = pathOf(file)
    if (path === '') throw new Error('This file is not on the disk')
    return ipcRenderer.invoke('keyholder:file', path)
  },
}

contextBridge.exposeInMainWorld('keyholder', bridge)
