export type Resolved =
  | { id: string; format: 'cjs' | 'esm' | 'json' | 'builtin' | 'stub' }
  | { error: string; code: string }
export declare const ROOT: string
export declare function join(base: string, relative: string): string
export declare function exported(map: unknown, subpath: string, conditions: Set<string>): string | undefined
export declare function createResolver(
  files: { isFile(path: string): boolean; isDir(path: string): boolean; read(path: string): string },
  options: { builtin(spec: string): string | undefined; stub?: string },
): (spec: string, from: string, kind: 'require' | 'import') => Resolved
