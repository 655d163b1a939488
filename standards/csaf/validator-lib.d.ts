/** The library ships plain JavaScript; these are the parts used here, as its README describes them. */
declare module '@secvisogram/csaf-validator-lib/cwe.js' {
  export const weaknesses: ReadonlyArray<{ id: string; name: string }>
}

declare module '@secvisogram/csaf-validator-lib/validate.js' {
  /** Opaque: a test function of the library, handed back to it. */
  export type CsafTest = (document: unknown) => unknown
  export interface TestReport {
    name: string
    isValid: boolean
    errors: Array<{ message?: string; instancePath: string }>
  }
  export default function validate(
    tests: CsafTest[],
    document: unknown,
  ): Promise<{ isValid: boolean; tests: TestReport[] }>
}

declare module '@secvisogram/csaf-validator-lib/mandatoryTests.js' {
  /** One of many exports of this kind, all named `mandatoryTest_…`. */
  export const mandatoryTest_6_1_1: (document: unknown) => unknown
}

declare module '@secvisogram/csaf-validator-lib/schemaTests.js' {
  export const csaf_2_0_strict: (document: unknown) => unknown
}
