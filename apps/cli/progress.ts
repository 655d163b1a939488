import { Presets, SingleBar } from 'cli-progress'
import type { Output } from './output.ts'

export interface Progress {
  show(phase: string, done: number, total: number): void
  end(): void
}

/** A progress bar on standard error when a person watches; else a line each time a tenth is done. */
export function createProgress(output: Output): Progress {
  return process.stderr.isTTY ? bar() : lines(output)
}

function bar(): Progress {
  const single = new SingleBar(
    {
      format: '  {phase} [{bar}] {value}/{total}',
      hideCursor: true,
      stream: process.stderr,
      gracefulExit: false,
    },
    Presets.shades_classic,
  )
  let running = false
  return {
    show(phase, done, total) {
      if (!running) single.start(total, done, { phase })
      running = true
      single.setTotal(total)
      single.update(done, { phase })
    },
    end() {
      if (running) single.stop()
      running = false
    },
  }
}

function lines(output: Output): Progress {
  let last = ''
  return {
    show(phase, done, total) {
      const step = `${phase} ${total === 0 ? 0 : Math.floor((done / total) * 10)}`
      if (step === last) return
      last = step
      output.say(`${phase}: ${done} of ${total}`)
    },
    end() {},
  }
}
