// The thread the engine lives in: its supervisor (main.mjs) can stop it even inside a native loop.
import { parentPort, workerData } from 'node:worker_threads'
import { openBuild } from './files.mjs'
import { runOnce } from './run.mjs'

const builds = new Map()
const empty = openBuild(emptyPack())

function emptyPack() {
  const header = Buffer.from(JSON.stringify({ name: '', files: [] }))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(header.length)
  return Buffer.concat([length, header])
}

const buildOf = (digest) => {
  if (!builds.has(digest)) {
    const shared = workerData.builds[digest] ?? late.get(digest)
    builds.set(digest, shared ? openBuild(new Uint8Array(shared)) : undefined)
  }
  return builds.get(digest)
}
const late = new Map()

parentPort.on('message', async (message) => {
  if (message.build) {
    late.set(message.build, message.bytes)
    return
  }
  if (message.warm) {
    await runOnce({ ...message.warm, id: 'warm' }, empty, workerData.wasm, () => {})
    parentPort.postMessage({ ready: true })
    return
  }
  const { job } = message
  const build = buildOf(job.build)
  if (!build) throw new Error(`build ${job.build} was not sent`)
  const observation = await runOnce(
    job,
    build,
    workerData.wasm,
    () => parentPort.postMessage({ started: job.id }),
    workerData.shared,
  )
  parentPort.postMessage({ observation })
})
