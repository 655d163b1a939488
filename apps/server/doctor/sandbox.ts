import { examineDrivers } from '../../../platform/sandbox/index.ts'
import { type Check, ok, problem, warning } from './types.ts'

/** Every driver by what its probes showed here; without any, no proof is ever run. */
export async function checkSandbox(): Promise<Check[]> {
  const examined = await examineDrivers()
  const checks = examined.map(({ name, selfTest }): Check => {
    const what = `Sandbox: ${name}`
    if (!selfTest.works) return warning(what, 'does not work here', selfTest.howToMend)
    const open = selfTest.leavesOpen.length === 0 ? 'nothing known' : selfTest.leavesOpen.join('; ')
    return ok(what, `contains ${selfTest.contains.join('; ')}. Leaves open: ${open}`)
  })
  for (const { driver } of examined) await driver.close()
  if (examined.some(({ selfTest }) => selfTest.works)) return checks
  return [
    ...checks,
    problem(
      'Sandbox',
      'no driver works, so no proof can be run',
      'Mend one of the drivers above; "wasm" needs nothing but Node.js and memory.',
    ),
  ]
}
