/** What a refusal says to a person. `{name}` stands for the error's argument of that name, `{name:kind}` formats it. */
export interface Sentence {
  readonly message: string
  readonly expected?: string
  readonly remedy?: string
}
