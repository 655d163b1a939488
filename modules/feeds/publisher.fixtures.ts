import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export interface Publisher {
  url: string
  server: Server
  asked: IncomingMessage[]
  on(handler: Handler): void
  /** Serves these by path, and 404 for the rest. */
  serve(files: Readonly<Record<string, string | Uint8Array>>): void
  close(): void
}

/** A publisher on this machine. */
export async function publisher(): Promise<Publisher> {
  let handle: Handler = (_request, response) => response.writeHead(404).end()
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    handle(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    server,
    asked,
    on(handler) {
      handle = handler
    },
    serve(files) {
      handle = (request, response) => {
        const body = Object.hasOwn(files, request.url!) ? files[request.url!] : undefined
        if (body === undefined) response.writeHead(404).end()
        else response.end(body)
      }
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
