import { parentPort } from 'node:worker_threads'
import { validateCsaf } from '../../standards/csaf/validate.ts'

parentPort?.on('message', ({ id, document }: { id: number; document: unknown }) => {
  validateCsaf(document).then(
    (faults) => parentPort?.postMessage({ id, faults }),
    (error: Error) => parentPort?.postMessage({ id, error: error.message }),
  )
})
