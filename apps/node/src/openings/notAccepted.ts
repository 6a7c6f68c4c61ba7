import { HttpProblem } from '../http/problem.ts'
import type { KeptTape } from '../tapes/tapeStore.ts'

/** The refusal to go on with a file that is no tape yet. */
export function notAccepted({ check }: KeptTape): HttpProblem {
  return new HttpProblem(409, {
    code: 'tape.notAccepted',
    message:
      check === null
        ? 'The file has not been checked yet'
        : check.errorCount > 0
          ? `The file has ${check.errorCount} errors; nothing of it is taken before they are mended or left out`
          : 'No loan of the file is alive at the cut-off and within the rules',
    remedy:
      check === null
        ? 'choose a cut-off date'
        : 'mend the cells, leave rows out, or choose another cut-off or wider rules',
  })
}
