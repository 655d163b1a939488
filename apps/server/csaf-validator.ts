import { Worker } from 'node:worker_threads'
import { validateCsaf } from '../../standards/csaf/validate.ts'

/**
 * The CSAF validator in a thread of its own: loading it takes seconds of CPU that visitors would feel.
 * Started by the first draft. From source, where threads cannot load TypeScript, it runs here.
 */
export function csafValidator(): (document: unknown) => Promise<string[]> {
  if (import.meta.url.endsWith('.ts')) return validateCsaf
  let worker: Worker | undefined
  let next = 0
  const waiting = new Map<number, { resolve(faults: string[]): void; reject(error: Error): void }>()
  const start = (): Worker => {
    const started = new Worker(new URL('./csaf-validator-worker.js', import.meta.url))
    started.unref()
    started.on('message', ({ id, faults, error }: { id: number; faults?: string[]; error?: string }) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      if (faults) asked?.resolve(faults)
      else asked?.reject(new Error(error))
    })
    started.on('error', (error) => {
      for (const asked of waiting.values()) asked.reject(error)
      waiting.clear()
      worker = undefined
    })
    return started
  }
  return (document) =>
    new Promise((resolve, reject) => {
      worker ??= start()
      const id = next++
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, document })
    })
}
