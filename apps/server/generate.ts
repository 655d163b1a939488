import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { loadConfig, packageRoot } from '../../platform/config/index.ts'
import { compose, composeHttp } from './compose.ts'
import { dumpSchema } from './schema-dump.ts'

/**
 * Writes what is generated and committed: contract/openapi.json and contract/schema.d.ts from the
 * routes, db/schema.sql from a freshly migrated database. The check fails when they differ.
 */
async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-generate-'))
  const house = await compose({ ...loadConfig({}), dataDir, logLevel: 'silent' }, (error) => {
    throw error
  })
  try {
    // The version stands in the document only where somebody releases one.
    const app = await composeHttp(house, '0', () => [])
    await app.ready()
    const document = app.swagger()
    mkdirSync(join(packageRoot, 'contract'), { recursive: true })
    writeFileSync(join(packageRoot, 'contract', 'openapi.json'), `${JSON.stringify(document, null, 2)}\n`)
    const types = astToString(await openapiTypescript(document as never))
    writeFileSync(
      join(packageRoot, 'contract', 'schema.d.ts'),
      `// Generated from openapi.json by "npm run generate".\n${types}`,
    )
    writeFileSync(join(packageRoot, 'db', 'schema.sql'), await dumpSchema(house.db))
    await app.close()
  } finally {
    await house.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

await main()
