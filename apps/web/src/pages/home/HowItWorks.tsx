import { Icon } from '../../components/Icon.tsx'

const POINTS = [
  {
    mark: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.5-1.5 3 3M5 7l1.5 1.5L9 5.5',
    title: 'Check',
    text: 'Loans, cash flows and assumptions of a pool are fixed by hashes on the chain. Recompute the value in your own browser.',
  },
  {
    mark: 'M2.5 4.5 8 2l5.5 2.5L8 7Zm0 3.5L8 10.5 13.5 8m-11 3.5L8 14l5.5-2.5',
    title: 'Choose your risk',
    text: 'Senior tranches are paid first, junior ones bear the first losses and keep what is left. The contract splits every payment.',
  },
  {
    mark: 'M9 2.5H3.5v11H9M6.5 8h7m0 0L11 5.5M13.5 8 11 10.5',
    title: 'Leave',
    text: 'The desk buys at the computed value less a spread and a fee, both shown before you sign. No queue for what it can pay.',
  },
] as const

/** Specie in three sentences, for who is new. */
export function HowItWorks() {
  return (
    <section
      aria-label="How it works"
      className="grid gap-px overflow-hidden rounded-card border border-line bg-line shadow-card md:grid-cols-3"
    >
      {POINTS.map(({ mark, title, text }) => (
        <div key={title} className="bg-surface p-6">
          <span className="text-accent-text">
            <Icon path={mark} size={20} />
          </span>
          <h2 className="mt-3 font-semibold">{title}</h2>
          <p className="mt-1 text-ink-2">{text}</p>
        </div>
      ))}
    </section>
  )
}
