/** A number out of an agent's settings; the usual one where it is missing or no number. */
export function numberSetting(
  settings: Readonly<Record<string, unknown>>,
  name: string,
  usual: number,
): number {
  const value = settings[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : usual
}
