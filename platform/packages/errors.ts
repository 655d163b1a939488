import { Fault } from '../errors/index.ts'

export type PackageCode =
  | 'package-name-invalid'
  | 'package-unknown'
  | 'package-version-unknown'
  | 'package-too-large'
  | 'package-registry-unreachable'
  | 'package-fetch-failed'

export class PackageFault extends Fault<PackageCode> {}

const UNREACHABLE = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ERR_SOCKET_TIMEOUT',
  'ENOTCACHED',
  'FETCH_ERROR',
  'UND_ERR_CONNECT_TIMEOUT',
])
/** The registry answered that it cannot answer now (RFC 9110 §15.5.9 and §15.6, RFC 6585 §4). */
const NOT_NOW = /^E(?:408|429|5\d\d)$/

/** Says what npm's libraries mean by their error codes, and how to mend it. */
export function explain(error: unknown, wanted: string): PackageFault {
  if (error instanceof PackageFault) return error
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (code === 'E404') {
    return new PackageFault('package-unknown', `The registry knows no package for ${wanted}. Check the name.`)
  }
  if (code === 'ETARGET') {
    return new PackageFault(
      'package-version-unknown',
      `The registry has no version ${wanted}. Check the version.`,
    )
  }
  if (typeof code === 'string' && (UNREACHABLE.has(code) || NOT_NOW.test(code))) {
    return new PackageFault(
      'package-registry-unreachable',
      `${wanted} could not be fetched: the registry does not answer (${code}). Check the network and "npm config get registry", or give the target as source files.`,
    )
  }
  return new PackageFault(
    'package-fetch-failed',
    `${wanted} could not be fetched: ${String(message ?? error)}`,
  )
}
