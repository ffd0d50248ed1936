// A server on this computer that nothing in the page may ever reach. It notes whatever arrives, be it only a connection
// that is opened and left.
import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listener {
  /** Host and port; TCP and UDP have the same. */
  readonly address: string
  /** What has arrived since the last `splice(0)`. */
  readonly hits: string[]
  close(): Promise<void>
}

export async function startListener(): Promise<Listener> {
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`)
    response.setHeader('access-control-allow-origin', '*').end('reached')
  })
  server.on('connection', () => hits.push('connection'))
  server.on('upgrade', (_request, socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const datagrams = createSocket('udp4', () => hits.push('datagram'))
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${port}`,
    hits,
    close: async () => {
      datagrams.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
