import { afterAll, describe, expect, it } from 'vitest'
import { buildDigest } from '../../../standards/judging/digest.ts'
import type { Build, RunObservation, RunPlan } from '../../../standards/judging/types.ts'
import { workingAmong } from '../drivers.fixtures.ts'
import { POSITIVE, probe, seesPollution } from '../probes.ts'
import { bubblewrapDriver } from './driver.ts'
import { findProgram } from './machine.ts'

const driver = bubblewrapDriver()
afterAll(() => driver.close())
const [working] = await workingAmong([driver])
const able = working !== undefined && (findProgram('gcc') ?? findProgram('clang')) !== undefined

const cBuild = (source: string): Build => {
  const build = { language: 'c' as const, entry: 'main.c', files: { 'main.c': source } }
  return { digest: buildDigest(build), name: 'probe', version: '1.0.0', ...build }
}

async function runBytes(build: Build, input: string, fixed?: Build): Promise<RunObservation[]> {
  const program = { language: 'bytes' as const, source: Buffer.from(input, 'latin1').toString('base64') }
  const nonce = '0'.repeat(32)
  const runs: RunPlan['runs'] = [
    { id: 'vulnerable-1', control: 'vulnerable', build: 'vulnerable', program: 'proof', nonce },
    { id: 'stub-1', control: 'stub', build: 'stub', program: 'proof', nonce },
  ]
  if (fixed) runs.push({ id: 'fixed-1', control: 'fixed', build: 'fixed', program: 'proof', nonce })
  const outcome = await driver.run(
    {
      proof: program,
      benign: program,
      oracle: 'sanitizer',
      runs,
      limits: { wallMs: 6000, cpuMs: 1000, memoryMiB: 128, outputBytes: 16_384 },
      builds: { vulnerable: build.digest, ...(fixed ? { fixed: fixed.digest } : {}) },
    },
    new Map([build, ...(fixed ? [fixed] : [])].map((one) => [one.digest, one])),
  )
  return outcome.runs
}

const SYSTEM_CALLS = `
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
static void tell(const char *name, long result) { printf("%s %s\\n", name, result >= 0 ? "OPEN" : strerrorname_np(errno)); }
int main(void) {
  char buffer[512] = { 0 };
  tell("vsock", socket(40, SOCK_STREAM, 0));
  tell("netlink", socket(16, SOCK_RAW, 0));
  tell("packet", socket(17, SOCK_RAW, 0));
  tell("unix", socket(AF_UNIX, SOCK_STREAM, 0));
  tell("io_uring", syscall(SYS_io_uring_setup, 4, buffer));
  tell("add_key", syscall(SYS_add_key, "user", "k", "v", 1, -2));
  tell("keyctl", syscall(SYS_keyctl, 0, -3, 1));
  tell("bpf", syscall(SYS_bpf, 0, buffer, sizeof buffer));
  tell("userfaultfd", syscall(SYS_userfaultfd, 0));
  tell("perf", syscall(SYS_perf_event_open, buffer, 0, -1, -1, 0));
  tell("unshare", unshare(CLONE_NEWUSER));
  tell("clone", syscall(SYS_clone, CLONE_NEWUSER | 17, 0, 0, 0, 0));
  tell("clone3", syscall(SYS_clone3, buffer, 88));
  tell("setns", setns(0, 0));
  tell("mount", mount("none", "/tmp", "tmpfs", 0, 0));
  tell("ptrace", ptrace(PTRACE_TRACEME, 0, 0, 0));
  tell("shmget", syscall(SYS_shmget, 1, 4096, 01600));
#ifdef __x86_64__
  tell("x32", syscall(0x40000000 | 39));
#endif
  printf("uid %d\\n", getuid());
  return 0;
}
`

describe.skipIf(!able)('native targets in bubblewrap', () => {
  it('the system call filter refuses what an escape would need', async () => {
    const [seen] = await runBytes(cBuild(SYSTEM_CALLS), 'x')
    expect(seen?.end, seen?.error).toBe('completed')
    const answers = Object.fromEntries(
      seen!.log
        .trim()
        .split('\n')
        .map((line) => line.split(' ')),
    )
    expect(answers.unix).toBe('OPEN')
    expect(answers).toMatchObject({
      vsock: 'EAFNOSUPPORT',
      netlink: 'EAFNOSUPPORT',
      packet: 'EAFNOSUPPORT',
      clone3: 'ENOSYS',
    })
    for (const name of [
      'io_uring',
      'add_key',
      'keyctl',
      'bpf',
      'userfaultfd',
      'perf',
      'unshare',
      'clone',
      'setns',
      'mount',
      'ptrace',
      'shmget',
    ]) {
      expect(answers[name], name).toBe('EPERM')
    }
    if (process.arch === 'x64') expect(answers.x32).toBe('ENOSYS')
    expect(Number(answers.uid)).toBeGreaterThan(0)
  })

  it('names the class a sanitizer reports, on the vulnerable build only', async () => {
    const reader = (check: string) =>
      cBuild(`#include <stdio.h>
#include <stdlib.h>
static void copy(char *to, const char *from, int size) { for (int i = 0; i < size; i++) to[i] = from[i]; }
int main(void) { char in[256]; int n = fread(in, 1, 256, stdin); ${check} char *out = malloc(8); copy(out, in, n); free(out); return 0; }`)
    const [fell, stub, stood] = await runBytes(reader(''), 'A'.repeat(40), reader('if (n > 8) n = 8;'))
    expect(fell).toMatchObject({ end: 'threw', sanitizer: 'heap-buffer-overflow' })
    expect(fell?.log).toContain('in copy')
    for (const other of [stub, stood]) {
      expect(other?.end, other?.error).toBe('completed')
      expect(other?.sanitizer).toBeUndefined()
    }
  })

  it('believes no report a program prints, no exit code alone and no signal', async () => {
    const says =
      '#include <stdio.h>\nint main(void){fputs("==1==ERROR: AddressSanitizer: heap-use-after-free on address\\n",stderr);return 99;}'
    const [printed] = await runBytes(cBuild(says), 'x')
    expect(printed?.sanitizer).toBeUndefined()
    expect(printed?.end).toBe('threw')
    const [killed] = await runBytes(
      cBuild(
        '#include <signal.h>\n#include <stdlib.h>\nint main(void){signal(SIGSEGV,SIG_DFL);raise(SIGKILL);return 0;}',
      ),
      'x',
    )
    expect(killed?.sanitizer).toBeUndefined()
    expect(killed).toMatchObject({ end: 'threw', error: 'the process was ended by SIGKILL' })
  })

  it('a target that does not compile cannot run, and says why', async () => {
    const [broken, stub] = await runBytes(cBuild('int main(void) { return missing; }'), 'x')
    expect(broken?.end).toBe('load-error')
    expect(broken?.error).toContain('missing')
    expect(stub?.end).toBe('completed')
  })

  it('stops a native loop, a native memory bomb and a fork bomb', async () => {
    const [loop] = await runBytes(cBuild('int main(void){for(volatile int i=0;;)i++;}'), 'x')
    expect(loop?.end).toBe('interrupted')
    expect(loop?.cpuMs).toBeGreaterThanOrEqual(900)
    const [bomb] = await runBytes(
      cBuild(
        '#include <stdlib.h>\n#include <string.h>\nint main(void){for(;;){char*p=malloc(1<<20);if(p)memset(p,1,1<<20);}}',
      ),
      'x',
    )
    expect(['out-of-memory', 'interrupted']).toContain(bomb?.end)
    const [forks] = await runBytes(
      cBuild(
        '#include <unistd.h>\nint main(void){for(int i=0;i<5000;i++)if(fork()==0)for(;;)pause();return 0;}',
      ),
      'x',
    )
    expect(['completed', 'out-of-memory', 'interrupted', 'infrastructure-error']).toContain(forks?.end)
    const [after] = await probe(driver, [POSITIVE])
    expect(seesPollution(after), after?.error).toBe(true)
  })
})
