import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of Linux' clock a second, on every platform Node runs on. */
const TICKS = 100

/** Seconds of processor time that a process and its children that still run have used; 0 where there is no /proc. */
export function processorTime(pid: number): number {
  let seconds = 0
  for (const name of processes()) {
    const stat = statOf(name)
    if (stat === undefined || (Number(name) !== pid && stat.parent !== pid)) continue
    seconds += stat.seconds
  }
  return seconds
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}

function statOf(pid: string): { parent: number; seconds: number } | undefined {
  try {
    // After the command's name in brackets: state, parent, …, and as 14th and 15th field of the line the times.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / TICKS }
  } catch {
    return undefined
  }
}
