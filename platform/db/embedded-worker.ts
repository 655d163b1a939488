import { parentPort, workerData } from 'node:worker_threads'
import { type EmbeddedListen, listenEmbedded } from './embedded-engine.ts'

/** The embedded database off the main thread: a long statement never stalls the server's loop. */
const engine = await listenEmbedded(workerData as EmbeddedListen)
parentPort?.on('message', () => {
  void engine.close().then(() => parentPort?.postMessage('closed'))
})
parentPort?.postMessage('ready')
