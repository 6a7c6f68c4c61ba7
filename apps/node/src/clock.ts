/** Unix seconds by the machine's clock, which sessions and uploads live by; the chain has its own. */
export function machineSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
