import { startApp } from '../apps.ts'
import type { Definition } from '../program.ts'

/** Looks at this machine and this configuration, and says how to mend what is wrong. */
export const doctor: Definition = {
  name: 'doctor',
  summary: 'check this machine and this configuration, and say how to mend what is wrong',
  run: ({ output }) => startApp('server/doctor-process', { args: output.json ? ['--json'] : [] }),
}
