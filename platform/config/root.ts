import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Directory of the installed package: migrations, screens and the scenario are found from here,
 * whether the code runs from TypeScript or from `dist/`.
 */
export const packageRoot: string = (() => {
  let here = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(here, 'package.json'))) {
    const up = dirname(here)
    if (up === here) throw new Error('no package.json above the running code')
    here = up
  }
  return here
})()
