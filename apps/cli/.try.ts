import { run } from '/work/main/apps/cli/main.ts'
process.exitCode = await run(process.argv.slice(2))
