/** CPU time since the start: process-wide, but never more than the wall clock, which one thread cannot exceed. */
export function stopwatch() {
  const wall = performance.now()
  const cpu = process.cpuUsage()
  return {
    wallMs: () => performance.now() - wall,
    cpuMs: () => {
      const used = process.cpuUsage(cpu)
      return Math.min((used.user + used.system) / 1000, performance.now() - wall)
    },
  }
}
