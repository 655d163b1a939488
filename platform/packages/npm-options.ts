import { dirname, join } from 'node:path'
import Config from '@npmcli/config'
import definitions from '@npmcli/config/lib/definitions/index.js'

/**
 * The user's own npm settings (registry, credentials, proxy, certificates), flattened as npm's libraries
 * take them: packages come from wherever this machine's npm gets them.
 */
export async function npmOptions(): Promise<Record<string, unknown>> {
  const config = new Config({
    ...definitions,
    npmPath: join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm'),
    // A copy: loading sets npm_config_* variables.
    env: { ...process.env },
    argv: [process.execPath, 'tocsin'],
    warn: false,
  })
  await config.load()
  return config.flat
}
