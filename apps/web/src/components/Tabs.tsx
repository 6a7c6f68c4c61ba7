import { Tabs as Parts } from 'radix-ui'
import type { ReactNode } from 'react'
import { useInSight } from './useInSight.ts'

/** Views of the same thing beside each other. */
export function Tabs<Value extends string>({
  label,
  value,
  onChange,
  tabs,
}: {
  /** What the tabs are views of, for those who do not see. */
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly tabs: readonly { readonly value: Value; readonly label: ReactNode; readonly content: ReactNode }[]
}) {
  const row = useInSight<HTMLDivElement>(value)
  return (
    <Parts.Root value={value} onValueChange={(next) => onChange(next as Value)} className="min-w-0">
      <Parts.List
        ref={row}
        aria-label={label}
        className="relative -mx-1 flex gap-1 overflow-x-auto border-line border-b px-1"
      >
        {tabs.map((tab) => (
          <Parts.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px shrink-0 border-transparent border-b-2 px-3 py-2.5 font-medium text-ink-3 text-sm transition-colors hover:text-ink focus-visible:outline-offset-[-2px] data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {tab.label}
          </Parts.Trigger>
        ))}
      </Parts.List>
      {tabs.map((tab) => (
        <Parts.Content key={tab.value} value={tab.value} className="pt-6">
          {tab.content}
        </Parts.Content>
      ))}
    </Parts.Root>
  )
}
