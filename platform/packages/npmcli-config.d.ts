// @npmcli/config ships no types; these are the parts used here.
declare module '@npmcli/config' {
  export default class Config {
    constructor(options: {
      definitions: unknown
      shorthands: unknown
      flatten: unknown
      nerfDarts: unknown
      npmPath: string
      env?: Record<string, string | undefined>
      argv?: string[]
      warn?: boolean
    })
    load(): Promise<void>
    readonly flat: Record<string, unknown>
  }
}
declare module '@npmcli/config/lib/definitions/index.js' {
  const definitions: { definitions: unknown; shorthands: unknown; flatten: unknown; nerfDarts: unknown }
  export default definitions
}
