import type { Readable } from 'node:stream'
import { Value } from 'typebox/value'
import { OneShotJob } from '../../modules/validation/wire.ts'
import type { DriverName, SandboxDriver } from '../../platform/sandbox/index.ts'
import { buildDigest } from '../../standards/judging/digest.ts'
import type { RunOutcome } from '../../standards/judging/types.ts'
import { testDrivers } from './equipment.ts'
import { perform } from './perform.ts'

const MAX_JOB_BYTES = 256 * 1_048_576

/**
 * One job from a stream, its outcome as the answer: no server, no account.
 * @throws Error when the input is no job or a build is not what its digest says
 */
export async function runOnce(input: Readable): Promise<RunOutcome> {
  const job = await readJob(input)
  const builds = new Map(job.builds.map((build) => [build.digest, build]))
  const drivers = new Map<DriverName, SandboxDriver>()
  const toMend = new Map<DriverName, string>()
  for (const wanted of job.drivers) {
    for await (const { name, driver, works, howToMend } of testDrivers([wanted])) {
      if (works) drivers.set(name, driver)
      else toMend.set(name, howToMend)
    }
    if (drivers.size > 0) break
  }
  const find = async (digest: string) => {
    const build = builds.get(digest)
    if (!build) throw new Error(`the job holds no build with the digest ${digest}`)
    return build
  }
  try {
    return await perform(job.drivers, job.plan, find, { drivers, toMend })
  } finally {
    for (const driver of drivers.values()) await driver.close()
  }
}

async function readJob(input: Readable): Promise<OneShotJob> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of input as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_JOB_BYTES) throw new Error(`the job is larger than ${MAX_JOB_BYTES / 1_048_576} MB`)
    chunks.push(chunk)
  }
  let job: unknown
  try {
    job = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new Error('standard input holds no JSON: give one job, as "tocsin reproduce" does')
  }
  if (!Value.Check(OneShotJob, job)) {
    const [first] = Value.Errors(OneShotJob, job)
    throw new Error(`the job does not fit at ${first?.instancePath || '/'}: ${first?.message ?? 'unknown'}`)
  }
  for (const build of job.builds) {
    if (buildDigest(build) !== build.digest)
      throw new Error(`build ${build.name}@${build.version} is not what its digest says`)
  }
  return job
}
