import { DENIED } from './syscalls.ts'

/**
 * Classic BPF, assembled by hand: bubblewrap takes a filter as bytes and nothing else is needed.
 * `struct sock_filter { u16 code; u8 jt; u8 jf; u32 k }`, little-endian on both supported machines.
 */
export type SeccompArch = 'x64' | 'arm64'

const LOAD = 0x20 // BPF_LD | BPF_W | BPF_ABS
const JUMP_EQUAL = 0x15 // BPF_JMP | BPF_JEQ | BPF_K
const JUMP_AT_LEAST = 0x35 // BPF_JMP | BPF_JGE | BPF_K
const JUMP_ANY_BIT = 0x45 // BPF_JMP | BPF_JSET | BPF_K
const RETURN = 0x06 // BPF_RET | BPF_K

const ALLOW = 0x7fff0000
const KILL_PROCESS = 0x80000000
const errno = (value: number) => 0x00050000 | value
const EPERM = 1
const ENOSYS = 38
const EAFNOSUPPORT = 97

// Offsets in `struct seccomp_data`: nr, arch, instruction pointer, six 64-bit arguments (low word first).
const NUMBER = 0
const ARCH = 4
const FIRST_ARGUMENT = 16

const AUDIT_ARCH: Record<SeccompArch, number> = { x64: 0xc000003e, arm64: 0xc00000b7 }
/** System calls of the x32 ABI carry this bit and would slip past a list of x86-64 numbers. */
const X32_BIT = 0x40000000
/** CLONE_NEWNS | NEWCGROUP | NEWUTS | NEWIPC | NEWUSER | NEWPID | NEWNET | NEWTIME */
const CLONE_NEW = 0x7e020080
const CLONE = { x64: 56, arm64: 220 }
const CLONE3 = 435
const SOCKET = { x64: 41, arm64: 198 }
const AF_UNIX = 1
const AF_INET = 2
const AF_INET6 = 10

type Instruction = readonly [code: number, jumpTrue: number, jumpFalse: number, k: number]

/** The filter for one machine: what is named in DENIED answers EPERM, everything else passes. */
export function seccompFilter(arch: SeccompArch): Buffer {
  const program: Instruction[] = [
    [LOAD, 0, 0, ARCH],
    [JUMP_EQUAL, 1, 0, AUDIT_ARCH[arch]],
    [RETURN, 0, 0, KILL_PROCESS],
    [LOAD, 0, 0, NUMBER],
  ]
  if (arch === 'x64') program.push([JUMP_AT_LEAST, 0, 1, X32_BIT], [RETURN, 0, 0, errno(ENOSYS)])
  for (const numbers of Object.values(DENIED)) {
    const number = numbers[arch === 'x64' ? 0 : 1]
    if (number >= 0) program.push([JUMP_EQUAL, 0, 1, number], [RETURN, 0, 0, errno(EPERM)])
  }
  // clone3 takes its flags by pointer, which a filter cannot follow; the C library falls back to clone.
  program.push([JUMP_EQUAL, 0, 1, CLONE3], [RETURN, 0, 0, errno(ENOSYS)])
  program.push(
    [JUMP_EQUAL, 0, 4, CLONE[arch]],
    [LOAD, 0, 0, FIRST_ARGUMENT],
    [JUMP_ANY_BIT, 0, 1, CLONE_NEW],
    [RETURN, 0, 0, errno(EPERM)],
    [RETURN, 0, 0, ALLOW],
  )
  // Only what a loopback server and pipes need: AF_VSOCK would reach the hypervisor, AF_NETLINK the kernel.
  program.push(
    [JUMP_EQUAL, 0, 5, SOCKET[arch]],
    [LOAD, 0, 0, FIRST_ARGUMENT],
    [JUMP_EQUAL, 3, 0, AF_UNIX],
    [JUMP_EQUAL, 2, 0, AF_INET],
    [JUMP_EQUAL, 1, 0, AF_INET6],
    [RETURN, 0, 0, errno(EAFNOSUPPORT)],
    [RETURN, 0, 0, ALLOW],
  )
  const bytes = Buffer.alloc(program.length * 8)
  program.forEach(([code, jumpTrue, jumpFalse, k], i) => {
    bytes.writeUInt16LE(code, i * 8)
    bytes.writeUInt8(jumpTrue, i * 8 + 2)
    bytes.writeUInt8(jumpFalse, i * 8 + 3)
    bytes.writeUInt32LE(k >>> 0, i * 8 + 4)
  })
  return bytes
}
