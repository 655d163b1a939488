import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { packageRoot } from '../../platform/config/root.ts'
import { DEFAULT_SERVER } from './client.ts'
import { accountsCreate } from './commands/accounts-create.ts'
import { actionsList } from './commands/actions-list.ts'
import { advisoriesList } from './commands/advisories-list.ts'
import { advisoriesPublish } from './commands/advisories-publish.ts'
import { advisoriesShow } from './commands/advisories-show.ts'
import { alertsList, alertsRss, alertsSettings } from './commands/alerts-list.ts'
import { assetsAdd, assetsList, assetsRemove, assetsSet } from './commands/assets-list.ts'
import { backup } from './commands/backup.ts'
import { casesAssess } from './commands/cases-assess.ts'
import { casesEscalation } from './commands/cases-escalation.ts'
import { casesExport } from './commands/cases-export.ts'
import { casesHandover } from './commands/cases-handover.ts'
import { casesIdentifier } from './commands/cases-identifier.ts'
import { casesList } from './commands/cases-list.ts'
import { casesMove } from './commands/cases-move.ts'
import { casesOpen } from './commands/cases-open.ts'
import { casesReadIn } from './commands/cases-read-in.ts'
import { casesRemove } from './commands/cases-remove.ts'
import { casesShow } from './commands/cases-show.ts'
import { casesTrace } from './commands/cases-trace.ts'
import { claimsAnswer } from './commands/claims-answer.ts'
import { claimsCheck } from './commands/claims-check.ts'
import { claimsEnd } from './commands/claims-end.ts'
import { claimsHeartbeat } from './commands/claims-heartbeat.ts'
import { claimsHold } from './commands/claims-hold.ts'
import { claimsJoin } from './commands/claims-join.ts'
import { claimsList } from './commands/claims-list.ts'
import { claimsShow } from './commands/claims-show.ts'
import { claimsTake } from './commands/claims-take.ts'
import { coverageShow } from './commands/coverage-show.ts'
import { deliveriesDrop } from './commands/deliveries-drop.ts'
import { deliveriesList } from './commands/deliveries-list.ts'
import { deliveriesRetry } from './commands/deliveries-retry.ts'
import { demo } from './commands/demo.ts'
import { discoverersList } from './commands/discoverers-list.ts'
import { doctor } from './commands/doctor.ts'
import { exposureOffline } from './commands/exposure-offline.ts'
import { exposuresBundle } from './commands/exposures-bundle.ts'
import { exposuresList } from './commands/exposures-list.ts'
import { exposuresNote, exposuresShow } from './commands/exposures-show.ts'
import { exposuresState } from './commands/exposures-state.ts'
import { feedsDisable, feedsEnable } from './commands/feeds-enable.ts'
import { feedsExport } from './commands/feeds-export.ts'
import { feedsImport } from './commands/feeds-import.ts'
import { feedsList } from './commands/feeds-list.ts'
import { feedsRun } from './commands/feeds-run.ts'
import { findingsList } from './commands/findings-list.ts'
import { findingsShow } from './commands/findings-show.ts'
import { findingsSubmit } from './commands/findings-submit.ts'
import { inventoriesImport } from './commands/inventories-import.ts'
import {
  inventoriesComponents,
  inventoriesDelete,
  inventoriesExport,
  inventoriesList,
  inventoriesShow,
} from './commands/inventories-list.ts'
import { keysCreate } from './commands/keys-create.ts'
import { keysList } from './commands/keys-list.ts'
import { keysRevoke } from './commands/keys-revoke.ts'
import { lastResortList, lastResortWaiting } from './commands/last-resort-list.ts'
import { lastResortRegister, lastResortWithdraw } from './commands/last-resort-register.ts'
import { membersAdmit } from './commands/members-admit.ts'
import { membersList, membersSectorCodes } from './commands/members-list.ts'
import { membersSectors } from './commands/members-sectors.ts'
import { membersSet, membersShow } from './commands/members-show.ts'
import {
  patchChainsBypass,
  patchChainsList,
  patchChainsReport,
  patchChainsShow,
} from './commands/patch-chains-list.ts'
import { productsChoose, productsCommon } from './commands/products-common.ts'
import { productsAnswer, productsQuestions } from './commands/products-questions.ts'
import { projectsMaintainers } from './commands/projects-maintainers.ts'
import { projectsNameMaintainer } from './commands/projects-name-maintainer.ts'
import { projectsRemoveMaintainer } from './commands/projects-remove-maintainer.ts'
import { projectsRules } from './commands/projects-rules.ts'
import { projectsSetRules } from './commands/projects-set-rules.ts'
import { reproduce } from './commands/reproduce.ts'
import { reproductionsList } from './commands/reproductions-list.ts'
import { reproductionsRun } from './commands/reproductions-run.ts'
import { reproductionsShow } from './commands/reproductions-show.ts'
import { restore } from './commands/restore.ts'
import { rootCausesList } from './commands/root-causes-list.ts'
import { rootCausesMerge } from './commands/root-causes-merge.ts'
import { rootCausesRegroup } from './commands/root-causes-regroup.ts'
import { rootCausesShow } from './commands/root-causes-show.ts'
import { rootCausesUnmerge } from './commands/root-causes-unmerge.ts'
import { runner } from './commands/runner.ts'
import { serve } from './commands/serve.ts'
import { sitesAdd, sitesList, sitesRemove, sitesSet } from './commands/sites-list.ts'
import { targetsNames } from './commands/targets-names.ts'
import { targetsPart } from './commands/targets-part.ts'
import { targetsSame } from './commands/targets-same.ts'
import { targetsUnwant } from './commands/targets-unwant.ts'
import { targetsWant } from './commands/targets-want.ts'
import { targetsWanted } from './commands/targets-wanted.ts'
import { uptakeImport, uptakeScan } from './commands/uptake-import.ts'
import { uptakeReport } from './commands/uptake-report.ts'
import { vulnerabilitiesShow } from './commands/vulnerabilities-show.ts'
import { worker } from './commands/worker.ts'
import { type Context, contextOf } from './context.ts'
import { EXIT } from './exit.ts'

/** One command: where it stands, what it takes, what it does. Its work answers an exit code, or 0. */
export interface Definition {
  /** `<noun> <verb>`, or one word. */
  name: string
  summary: string
  /** Adds arguments and options. */
  shape?(command: Command): Command
  /** Values as `shape` declared them: arguments in order, then the options. */
  run(context: Context, ...values: never[]): Promise<number | undefined>
}

const COMMANDS: readonly Definition[] = [
  serve,
  worker,
  runner,
  demo,
  doctor,
  reproduce,
  exposureOffline,
  backup,
  restore,
  claimsCheck,
  claimsTake,
  claimsList,
  claimsShow,
  claimsHeartbeat,
  claimsEnd,
  claimsHold,
  claimsJoin,
  claimsAnswer,
  targetsWanted,
  targetsWant,
  targetsUnwant,
  targetsNames,
  targetsSame,
  targetsPart,
  coverageShow,
  projectsRules,
  projectsSetRules,
  projectsMaintainers,
  projectsNameMaintainer,
  projectsRemoveMaintainer,
  findingsSubmit,
  findingsList,
  findingsShow,
  rootCausesList,
  rootCausesShow,
  rootCausesMerge,
  rootCausesUnmerge,
  rootCausesRegroup,
  discoverersList,
  reproductionsRun,
  reproductionsList,
  reproductionsShow,
  casesList,
  casesShow,
  casesOpen,
  casesMove,
  casesAssess,
  casesIdentifier,
  casesHandover,
  casesExport,
  casesTrace,
  casesReadIn,
  casesRemove,
  casesEscalation,
  lastResortList,
  lastResortRegister,
  lastResortWithdraw,
  lastResortWaiting,
  deliveriesList,
  deliveriesRetry,
  deliveriesDrop,
  advisoriesList,
  advisoriesShow,
  advisoriesPublish,
  feedsList,
  feedsRun,
  feedsImport,
  feedsExport,
  feedsEnable,
  feedsDisable,
  vulnerabilitiesShow,
  membersAdmit,
  membersList,
  membersShow,
  membersSet,
  membersSectorCodes,
  membersSectors,
  sitesList,
  sitesAdd,
  sitesSet,
  sitesRemove,
  assetsList,
  assetsAdd,
  assetsSet,
  assetsRemove,
  inventoriesImport,
  inventoriesList,
  inventoriesShow,
  inventoriesComponents,
  inventoriesExport,
  inventoriesDelete,
  productsCommon,
  productsChoose,
  productsQuestions,
  productsAnswer,
  exposuresList,
  exposuresShow,
  exposuresNote,
  exposuresState,
  exposuresBundle,
  actionsList,
  uptakeReport,
  uptakeImport,
  uptakeScan,
  patchChainsList,
  patchChainsShow,
  patchChainsReport,
  patchChainsBypass,
  alertsList,
  alertsSettings,
  alertsRss,
  keysCreate,
  keysList,
  keysRevoke,
  accountsCreate,
]

/** @param onExit hears the exit code of the command that ran */
export function createProgram(onExit: (code: number) => void): Command {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string
  }
  const program = new Command('tocsin')
    .description('An open, self-hosted vulnerability clearinghouse.')
    .version(version)
    .option('--json', 'print results as JSON on standard output')
    .option(
      '--server <url>',
      'server to speak to (TOCSIN_SERVER)',
      process.env.TOCSIN_SERVER ?? DEFAULT_SERVER,
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 ok, 1 failed or a negative verdict, 2 usage or input, 3 server unreachable, 4 not allowed.',
    )
    .exitOverride()
  const nouns = new Map<string, Command>()
  for (const definition of COMMANDS) {
    const [first = '', verb] = definition.name.split(' ')
    const parent = verb === undefined ? program : nounOf(program, nouns, first)
    const command = parent.command(verb ?? first).description(definition.summary)
    definition.shape?.(command)
    command.action(async (...values: unknown[]) => {
      // The last value is the command itself; the others are what `shape` declared.
      const own = values.slice(0, -1) as never[]
      onExit((await definition.run(contextOf(command), ...own)) ?? EXIT.ok)
    })
  }
  return program
}

function nounOf(program: Command, nouns: Map<string, Command>, name: string): Command {
  const known = nouns.get(name)
  if (known !== undefined) return known
  const noun = program.command(name).description(`${name.replace('-', ' ')}: see "tocsin ${name} --help"`)
  nouns.set(name, noun)
  return noun
}
