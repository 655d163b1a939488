import { describe, expect, it } from 'vitest'
import { type SeccompArch, seccompFilter } from './seccomp.ts'
import { DENIED } from './syscalls.ts'

/** Interprets the few instructions the filter uses, as the kernel would. */
function decide(filter: Buffer, arch: number, number: number, argument = 0): number {
  const data = [number >>> 0, arch >>> 0, 0, 0, argument >>> 0]
  let accumulator = 0
  for (let at = 0; at < filter.length / 8; at++) {
    const code = filter.readUInt16LE(at * 8)
    const jumpTrue = filter.readUInt8(at * 8 + 2)
    const jumpFalse = filter.readUInt8(at * 8 + 3)
    const k = filter.readUInt32LE(at * 8 + 4)
    if (code === 0x20) accumulator = data[k / 4]!
    else if (code === 0x15) at += accumulator === k ? jumpTrue : jumpFalse
    else if (code === 0x35) at += accumulator >= k ? jumpTrue : jumpFalse
    else if (code === 0x45) at += (accumulator & k) !== 0 ? jumpTrue : jumpFalse
    else if (code === 0x06) return k
    else throw new Error(`unknown instruction ${code}`)
  }
  throw new Error('fell off the end')
}

const ALLOW = 0x7fff0000
const EPERM = 0x00050001
const machines: [SeccompArch, number, { read: number; socket: number; clone: number }][] = [
  ['x64', 0xc000003e, { read: 0, socket: 41, clone: 56 }],
  ['arm64', 0xc00000b7, { read: 63, socket: 198, clone: 220 }],
]

describe.each(machines)('system call filter for %s', (arch, audit, calls) => {
  const filter = seccompFilter(arch)
  const answer = (number: number, argument?: number) => decide(filter, audit, number, argument)

  it('refuses every listed call and lets ordinary ones pass', () => {
    for (const numbers of Object.values(DENIED)) {
      const number = numbers[arch === 'x64' ? 0 : 1]
      if (number >= 0) expect(answer(number)).toBe(EPERM)
    }
    expect(answer(calls.read)).toBe(ALLOW)
  })

  it('kills calls of another machine, and refuses those of the x32 ABI', () => {
    expect(decide(filter, 0x40000003, calls.read)).toBe(0x80000000)
    if (arch === 'x64') expect(answer(0x40000000 | calls.read)).toBe(0x00050026)
  })

  it('lets clone make threads and processes but no namespace', () => {
    expect(answer(calls.clone, 0x3d0f00)).toBe(ALLOW)
    expect(answer(calls.clone, 17)).toBe(ALLOW)
    for (const flag of [
      0x80, 0x20000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000,
    ]) {
      expect(answer(calls.clone, flag | 17)).toBe(EPERM)
    }
  })

  it('opens unix and internet sockets only', () => {
    for (const family of [1, 2, 10]) expect(answer(calls.socket, family)).toBe(ALLOW)
    for (const family of [0, 3, 16, 17, 38, 40, 44]) expect(answer(calls.socket, family)).toBe(0x00050061)
  })

  it('stays below the kernel limit of 4096 instructions', () => {
    expect(filter.length % 8).toBe(0)
    expect(filter.length / 8).toBeLessThan(4096)
  })
})
