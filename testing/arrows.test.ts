import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { describe, expect, it } from 'vitest'
import config from '../.dependency-cruiser.mjs'
import { packageRoot } from '../platform/config/index.ts'

async function violationsIn(
  baseDir: string,
  folders: string[],
): Promise<{ modules: number; rules: string[] }> {
  const { output } = await cruise(folders, {
    ...config.options,
    tsConfig: undefined,
    baseDir,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  } as never)
  const result = output as ICruiseResult
  return {
    modules: result.modules.length,
    rules: result.summary.violations.map((violation) => violation.rule.name),
  }
}

describe('the arrows', () => {
  it('point downwards in this repository, and the tool saw its files', async () => {
    const { modules, rules } = await violationsIn(packageRoot, [
      'apps',
      'modules',
      'platform',
      'standards',
      'demo',
    ])
    expect(rules).toEqual([])
    expect(modules).toBeGreaterThan(200)
  })

  it('fail for a module that reaches upwards, reads the truth, or writes SQL outside its store', async () => {
    const { rules } = await violationsIn(join(packageRoot, 'testing', 'fixtures', 'arrows'), [
      'modules',
      'demo',
      'platform',
    ])
    expect(rules).toEqual(
      expect.arrayContaining([
        'findings-reads-only-below',
        'nobody-reads-the-truth',
        'only-stores-write-sql',
      ]),
    )
  })
  it('fail for a client that takes even a type from a module, or another app’s code', async () => {
    const { rules } = await violationsIn(join(packageRoot, 'testing', 'fixtures', 'arrows'), [
      'apps',
      'modules',
    ])
    expect(rules).toEqual(
      expect.arrayContaining([
        'the-command-line-is-a-client',
        'the-command-line-starts-others-by-spawning',
        'the-screens-are-a-client',
      ]),
    )
  })
})
