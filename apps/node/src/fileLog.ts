import { type Logger, pino } from 'pino'

/** A log that is appended to a file, for programs whose terminal belongs to a person. */
export function fileLog(path: string, level = 'info'): Logger {
  return pino({ level }, pino.destination({ dest: path, append: true, mkdir: true, sync: true }))
}
