/** Class names that leave a column out on narrow screens. */
export const HIDE = { narrow: 'max-sm:hidden', medium: 'max-lg:hidden' } as const
