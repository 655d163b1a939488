import { loadWriting } from './load.ts'
import { renderScenario } from './render.ts'

/** Prints the first-run scenario in the portable format: an example for those who write their own. */
process.stdout.write(`${JSON.stringify(renderScenario(loadWriting()), undefined, 1)}\n`)
