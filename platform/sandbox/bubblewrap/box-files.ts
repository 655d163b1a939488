import { chmod, chown, copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Build } from '../../../standards/judging/types.ts'
import { assetPath } from '../assets.ts'
import type { Slot } from './slots.ts'

/** What programs expect to find in /etc: without hosts and os-release some servers die at start. */
const ETC: Record<string, string> = {
  hosts: '127.0.0.1 localhost\n::1 localhost\n',
  'os-release': 'ID=linux\nNAME="Linux"\n',
  'nsswitch.conf': 'hosts: files\n',
  passwd: 'sandbox:x:65534:65534:sandbox:/tmp:/bin/sh\n',
  group: 'sandbox:x:65534:\n',
  // Only mount points: the host's own are bound over them where they exist.
  'ld.so.cache': '',
}

/** Makes `<dir>/etc` and `<dir>/box`, readable by everybody, owned by nobody in the box. */
export async function writeBoxBase(dir: string): Promise<{ etc: string; box: string }> {
  const etc = join(dir, 'etc')
  await mkdir(join(etc, 'alternatives'), { recursive: true, mode: 0o755 })
  for (const [name, text] of Object.entries(ETC)) await writeFile(join(etc, name), text, { mode: 0o644 })
  const box = join(dir, 'box')
  await mkdir(join(box, 'bootstrap'), { recursive: true, mode: 0o755 })
  for (const name of ['agent.cjs', 'harness.cjs', 'hooks.mjs']) {
    await copyReadable(assetPath(`bubblewrap/box/${name}`), join(box, name))
  }
  for (const name of ['10-text.js', '40-stub.js']) {
    await copyReadable(assetPath(`guest/bootstrap/${name}`), join(box, 'bootstrap', name))
  }
  return { etc, box }
}

async function copyReadable(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  await chmod(to, 0o644)
}

/**
 * Lays a build's files out below `root`. Paths were checked by whoever made the build; they are checked
 * again here because this is where a `..` would hurt.
 * @param without directory (relative, POSIX) left out: the stub run's target
 * @throws Error for a path that leaves `root`
 */
export async function writeBuildFiles(root: string, build: Build, without?: string): Promise<void> {
  await mkdir(join(root, 'node_modules'), { recursive: true, mode: 0o755 })
  const made = new Set<string>()
  for (const [path, text] of Object.entries(build.files)) {
    if (without !== undefined && (path === without || path.startsWith(`${without}/`))) continue
    if (
      path.startsWith('/') ||
      path.includes('\\') ||
      path.includes('\0') ||
      path.split('/').includes('..')
    ) {
      throw new Error(
        `build ${build.name}@${build.version} has a file outside itself: ${JSON.stringify(path)}`,
      )
    }
    const full = join(root, path)
    const parent = dirname(full)
    if (!made.has(parent)) await mkdir(parent, { recursive: true, mode: 0o755 })
    made.add(parent)
    await writeFile(full, text, { mode: 0o644 })
  }
}

/** Gives a directory to the slot's account, for a compiler's output. */
export async function giveTo(slot: Slot | undefined, dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o755 })
  if (slot) await chown(dir, slot.uid, slot.gid)
}
