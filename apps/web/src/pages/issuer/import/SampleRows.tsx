import type { Tape } from '@specie/api'
import { Card } from '../../../components/Card.tsx'
import { classes } from '../../../components/classes.ts'

/** The first rows of the file as they are, with what each column is taken for. */
export function SampleRows({ tape }: { readonly tape: Tape }) {
  const titles = new Map(
    tape.fields.flatMap(({ column, title }) => (column === null ? [] : [[column, title]])),
  )
  return (
    <Card title="The first rows of your file" hint="Columns without a name above them are not used." flush>
      {/* A region that scrolls has to be reachable by keyboard. */}
      <section
        tabIndex={0}
        aria-label="First rows of the file"
        className="overflow-x-auto border-line border-t"
      >
        <table className="w-full text-[0.8125rem]">
          <thead>
            <tr className="text-left">
              <th scope="col" className="px-3 py-2 pl-5 font-normal text-ink-3">
                Row
              </th>
              {tape.columns.map((column) => (
                <th key={column} scope="col" className="whitespace-nowrap px-3 py-2 align-bottom font-normal">
                  {titles.has(column) && (
                    <span className="block font-medium text-2xs text-accent-text">{titles.get(column)}</span>
                  )}
                  <span className={titles.has(column) ? 'text-ink' : 'text-ink-3'}>{column}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tape.sample.slice(0, 6).map((row, index) => (
              // Rows of a file have no name but their place.

              <tr key={index} className="border-line border-t">
                <td className="px-3 py-1.5 pl-5 text-ink-3">{index + 2}</td>
                {tape.columns.map((column, place) => (
                  <td
                    key={column}
                    className={classes('whitespace-nowrap px-3 py-1.5', !titles.has(column) && 'text-ink-3')}
                  >
                    {row[place] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}
