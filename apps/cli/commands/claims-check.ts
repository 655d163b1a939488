import { TAKEN } from '../claim-body.ts'
import { checkText } from '../claim-text.ts'
import type { Definition } from '../program.ts'
import type { CheckResult } from '../types.ts'

export const claimsCheck: Definition = {
  name: 'claims check',
  summary: 'ask whether a target could be claimed; exit code 1 when it could not',
  shape: (command) =>
    command.argument(
      '<target>',
      'pkg:npm/NAME, "pkg:npm/NAME >=1 <2", a repository, product:, service:, model:',
    ),
  async run({ client, output }, target: string) {
    const result = await client().send<CheckResult>('POST', '/v1/scan-claims/check', { target })
    output.result(result, checkText(result))
    return result.free ? undefined : TAKEN
  },
}
