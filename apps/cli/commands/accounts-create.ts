import { startApp } from '../apps.ts'
import type { Definition } from '../program.ts'

interface Options {
  organisation: string
  name?: string
  role: string[]
  tlp: string
  administrator?: boolean
  passwordStdin?: boolean
  oidcSubject?: string
  key?: string[]
}

/**
 * Makes an account. There must be a first one before anybody can sign in, so this goes to the database and
 * not through the server: on the embedded one, stop the server first.
 */
export const accountsCreate: Definition = {
  name: 'accounts create',
  summary: 'make an account, straight in the database (with the server stopped on the embedded one)',
  shape: (command) =>
    command
      .argument('<login>', 'name to sign in with')
      .requiredOption('--organisation <name>', 'organisation it belongs to; made when new')
      .option('--name <name>', 'name shown; the login when not given')
      .option(
        '--role <role...>',
        'discoverer, maintainer, member, coordinator, evaluator, "model developer", overseer',
        [],
      )
      .option('--tlp <label>', 'ceiling: clear, green, amber, amber+strict, red', 'amber')
      .option('--administrator', 'may give out runner and administration keys')
      .option('--password-stdin', 'read a password from standard input')
      .option(
        '--oidc-subject <subject>',
        'link the account, new or known, to this identity at the configured OpenID Connect provider',
      )
      .option('--key <scope...>', 'also make an API key with these scopes and print it once'),
  run: ({ output }, login: string, options: Options) =>
    startApp('server/account-process', {
      args: [
        login,
        '--organisation',
        options.organisation,
        '--tlp',
        options.tlp,
        ...(options.name === undefined ? [] : ['--name', options.name]),
        ...options.role.flatMap((role) => ['--role', role]),
        ...(options.administrator === true ? ['--administrator'] : []),
        ...(options.passwordStdin === true ? ['--password-stdin'] : []),
        ...(options.oidcSubject === undefined ? [] : ['--oidc-subject', options.oidcSubject]),
        ...(options.key ?? []).flatMap((scope) => ['--key', scope]),
        ...(output.json ? ['--json'] : []),
      ],
    }),
}
