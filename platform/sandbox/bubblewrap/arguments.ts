/** What one sandbox is made of. All paths are on the host unless they say "inside". */
export interface BoxLayout {
  /** Read-only binds, host path → path inside. */
  readOnly: readonly (readonly [host: string, inside: string])[]
  /** Writable bind for a compiler's output, absent in boxes that run programs. */
  writable?: readonly [host: string, inside: string]
  /** How the host lays out the usual top directories: `bin` → `usr/bin`, or null for a real directory. */
  links: Readonly<Record<string, string | null>>
  etc: string
  tmpBytes: number
  seccompFd: number
  statusFd: number
}

/**
 * Arguments of bwrap for a hardened sandbox. Order matters: `--size` belongs to the `--tmpfs` after it,
 * and no bind may follow the final `--remount-ro /`.
 */
export function bwrapArguments(layout: BoxLayout, command: readonly string[]): string[] {
  const args = [
    '--unshare-user',
    '--unshare-ipc',
    '--unshare-pid',
    '--unshare-net',
    '--unshare-uts',
    '--unshare-cgroup-try',
    '--disable-userns',
    '--assert-userns-disabled',
    '--die-with-parent',
    '--new-session',
    '--cap-drop',
    'ALL',
    '--clearenv',
    '--hostname',
    'sandbox',
    '--setenv',
    'PATH',
    '/usr/bin:/bin',
    '--setenv',
    'HOME',
    '/tmp',
    '--setenv',
    'TMPDIR',
    '/tmp',
    '--setenv',
    'LANG',
    'C.UTF-8',
    '--ro-bind',
    '/usr',
    '/usr',
  ]
  for (const [name, target] of Object.entries(layout.links)) {
    if (target === null) args.push('--ro-bind', `/${name}`, `/${name}`)
    else args.push('--symlink', target, `/${name}`)
  }
  args.push('--ro-bind', layout.etc, '/etc')
  for (const path of ['/etc/ld.so.cache', '/etc/alternatives']) args.push('--ro-bind-try', path, path)
  args.push('--proc', '/proc', '--dev', '/dev')
  args.push('--size', String(layout.tmpBytes), '--tmpfs', '/dev/shm')
  args.push('--size', String(layout.tmpBytes), '--tmpfs', '/tmp')
  args.push('--size', '1048576', '--tmpfs', '/srv')
  for (const [host, inside] of layout.readOnly) args.push('--ro-bind', host, inside)
  if (layout.writable) args.push('--bind', ...layout.writable)
  args.push('--chdir', '/tmp', '--remount-ro', '/dev', '--remount-ro', '/')
  args.push('--seccomp', String(layout.seccompFd), '--json-status-fd', String(layout.statusFd))
  return [...args, '--', ...command]
}
