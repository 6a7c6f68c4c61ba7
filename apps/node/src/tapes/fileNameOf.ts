/** A name of a file that can be shown and written into a header: without folders and control characters. */
export function fileNameOf(text: string): string {
  const last = text.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}"]/gu, '')
    .trim()
    .slice(0, 120)
  return clean === '' ? 'file' : clean
}
