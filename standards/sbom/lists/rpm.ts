import { quote } from '../../judging/text.ts'
import type { Collector } from '../collector.ts'
import { makePurl } from '../purls.ts'
import type { FormReader, ReadOptions } from '../reader.ts'
import { type Distribution, missDistribution, readDistribution } from './distribution.ts'
import { lineReader } from './lines.ts'
import { type RpmPackage, rpmLine } from './rpm-line.ts'

/** RPM packages as `rpm -qa` lists them, in its own format or in columns. Imported keys are no packages. */
export function rpmReader(out: Collector, options: ReadOptions): FormReader {
  const distribution = readDistribution(options.distribution)
  return lineReader(
    out.limits,
    (line, number) => {
      if (line.trim() === '' || /^gpg-pubkey[-\s]/.test(line) || HEADING.test(line)) return
      const rpm = rpmLine(line)
      if (rpm === undefined) out.problem(`line ${number}`, `${quote(line)} names no package and version.`)
      else put(rpm, `line ${number}`, line, distribution, out)
    },
    () => {},
  )
}

/** What dnf and yum write above their lists. */
const HEADING = /^(?:Installed Packages|Available Packages|Last metadata expiration|Loaded plugins)\b/

function put(
  rpm: RpmPackage,
  place: string,
  line: string,
  distribution: Distribution | undefined,
  out: Collector,
): void {
  if (distribution === undefined) missDistribution(out)
  const version = rpm.release === undefined ? rpm.version : `${rpm.version}-${rpm.release}`
  if (rpm.release === undefined)
    out.once('Some packages have no release, so fixes that a distribution ported back cannot be seen.')
  const purl = makePurl({
    type: 'rpm',
    namespace: distribution?.namespace,
    name: rpm.name,
    version,
    qualifiers: { arch: rpm.architecture, distro: distribution?.distro, epoch: rpm.epoch },
  })
  out.component(
    {
      ref: line.trim(),
      kind: 'package',
      name: rpm.name,
      version: rpm.epoch === undefined ? version : `${rpm.epoch}:${version}`,
      ...(purl === undefined ? {} : { purl }),
      cpes: [],
    },
    { place, raw: line },
  )
}
