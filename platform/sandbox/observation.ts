import type { RunObservation } from '../../standards/judging/types.ts'

/** The observation of a run that could not be observed. */
export function nothingSeen(id: string, end: RunObservation['end'], error: string): RunObservation {
  return {
    id,
    end,
    polluted: [],
    cpuMs: 0,
    wallMs: 0,
    marked: false,
    sinks: [],
    canaryLeaked: false,
    observations: [],
    error: error.slice(0, 2048),
    log: '',
  }
}
