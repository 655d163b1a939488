const { host } = tools
const performance = {
  timeOrigin: Date.now() - host.now(),
  now: () => host.now(),
  mark: () => ({}),
  measure: () => ({ duration: 0 }),
  clearMarks() {},
  clearMeasures() {},
  getEntries: () => [],
  getEntriesByName: () => [],
  getEntriesByType: () => [],
  toJSON: () => ({}),
  timerify: (fn) => fn,
  eventLoopUtilization: () => ({ idle: 0, active: 0, utilization: 0 }),
}
class PerformanceObserver {
  observe() {}
  disconnect() {}
}
module.exports = {
  performance,
  PerformanceObserver,
  constants: {},
  monitorEventLoopDelay: () => ({ enable() {}, disable() {} }),
}
