import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

const HEADINGS =
  'id,borrower,country,currency,originationDate,firstPaymentDate,maturityDate,originalBalance,balance,rate,payment,frequency,kind,dayCount,status,grade,daysPastDue,schedule'
const COUNTRIES = ['DE', 'FR', 'NL', 'US', 'ES']
const GRADES = ['A', 'B', 'C', 'D']

/** Writes a CSV tape of `rows` level-pay loans in Specie's own layout; the same file every time. */
export async function writeLargeTape(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path)
  file.write(`${HEADINGS}\n`)
  let text = ''
  for (let n = 0; n < rows; n += 1) {
    const year = 2020 + (n % 6)
    const month = String(1 + ((n * 7) % 12)).padStart(2, '0')
    const day = String(1 + ((n * 11) % 28)).padStart(2, '0')
    const amount = 1_000 + ((n * 37) % 90_000)
    const rate = (0.04 + ((n * 13) % 100) / 1_000).toFixed(4)
    text += `L${n},B${(n * 17) % rows},${COUNTRIES[n % 5]},EUR,${year}-${month}-${day},,${year + 7}-${month}-${day},${amount}.00,${Math.floor(amount * 0.8)}.25,${rate},,1,level-pay,30/360,current,${GRADES[n % 4]},0,\n`
    if (text.length > 1 << 20) {
      if (!file.write(text)) await once(file, 'drain')
      text = ''
    }
  }
  file.end(text)
  await once(file, 'finish')
}
