/**
 * Text as PostgreSQL can keep it: it has no character zero, which anybody may put into a string on the chain; lone
 * surrogates are replaced too.
 */
export function plainText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}
