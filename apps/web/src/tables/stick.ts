import { classes } from '../components/classes.ts'

/** First cells of a table stay in sight while the others are scrolled sideways; an edge appears as soon as they are. */
export const STICK = classes(
  'sticky left-0 bg-surface max-sm:max-w-44 max-sm:break-words',
  'group-data-scrolled/table:after:absolute group-data-scrolled/table:after:inset-y-0 group-data-scrolled/table:after:right-0',
  'group-data-scrolled/table:after:w-px group-data-scrolled/table:after:bg-line-strong',
)
