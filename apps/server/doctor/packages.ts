import { fetchBuild, PackageFault } from '../../../platform/packages/index.ts'
import { type Check, ok, warning } from './types.ts'

/** Small, without dependencies, and published for ever. */
const PROBE = { name: 'isarray', version: '2.0.5' }

/** Whether published packages can be fetched through this user's own npm settings. */
export async function checkRegistry(): Promise<Check> {
  const what = 'npm registry'
  try {
    await fetchBuild(PROBE)
    return ok(what, 'answers through the npm configuration of this user')
  } catch (error) {
    const found = error instanceof PackageFault ? error.message : 'does not answer as expected'
    return warning(
      what,
      found,
      'Check the network and "npm config get registry". Without it, only targets given as source files are run; the others wait.',
    )
  }
}
