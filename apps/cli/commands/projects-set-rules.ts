import { maintainersText } from '../claim-text.ts'
import { usage } from '../exit.ts'
import { readInput } from '../input.ts'
import type { Definition } from '../program.ts'
import type { MaintainersSay } from '../types.ts'

export const projectsSetRules: Definition = {
  name: 'projects set-rules',
  summary: 'set the rules of a project, in place of all that was said before',
  shape: (command) =>
    command
      .argument('<target>', 'see "claims check"')
      .argument('<file>', 'JSON as "projects rules --json" prints it under rules; - for standard input')
      .addHelpText(
        'after',
        '\nFor instance {"loadBudget": {"dossiersPerWeek": 3}, "threatModel": "Templates are code."}; {} takes all rules away.',
      ),
  async run({ client, output }, target: string, file: string) {
    const text = (await readInput(file)).toString('utf8')
    let rules: unknown
    try {
      rules = JSON.parse(text)
    } catch (error) {
      throw usage(`${file} is not JSON: ${(error as Error).message}`)
    }
    const says = await client().send<MaintainersSay>('PUT', '/v1/project-rules', { target, rules })
    output.result(says, maintainersText(says))
    return undefined
  },
}
