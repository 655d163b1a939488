type Report = import('@secvisogram/csaf-validator-lib/validate.js').TestReport
type Validate = (document: unknown) => Promise<Report[]>

let loading: Promise<Validate> | undefined

/**
 * Faults of a CSAF 2.0 document: the strict schema and every mandatory test of CSAF 2.0 §6.1, as the
 * BSI validator library runs them. Empty when the document may be published.
 *
 * The library takes seconds to import, so it is imported on the first call only.
 * @returns sentences `<JSON Pointer>: <what is wrong> (<test>)`.
 */
export async function validateCsaf(document: unknown): Promise<string[]> {
  loading ??= load()
  const validate = await loading
  const reports = await validate(document)
  return reports.filter((report) => !report.isValid).flatMap(sentences)
}

async function load(): Promise<Validate> {
  const [{ default: validate }, schema, mandatory] = await Promise.all([
    import('@secvisogram/csaf-validator-lib/validate.js'),
    import('@secvisogram/csaf-validator-lib/schemaTests.js'),
    import('@secvisogram/csaf-validator-lib/mandatoryTests.js'),
  ])
  const rules = Object.values(mandatory).filter((rule) => typeof rule === 'function')
  return async (document) => {
    const shape = await validate([schema.csaf_2_0_strict], document)
    // The tests of §6.1 presuppose the schema (CSAF 2.0 §6): on another shape they say nothing useful.
    if (!shape.isValid) return shape.tests
    return (await validate(rules, document)).tests
  }
}

function sentences(report: Report): string[] {
  const test = report.name.replace(/^mandatoryTest_/, 'test ').replaceAll('_', '.')
  if (report.errors.length === 0) return [`/: refused by ${test}`]
  return report.errors.map(
    (error) => `${error.instancePath || '/'}: ${error.message ?? 'is not allowed'} (${test})`,
  )
}
