import { useEffect, useState } from 'react'
import { classes } from '../../components/classes.ts'

/** The sections of a long page, with the one in sight marked; leads to each. */
export function SectionNav({
  sections,
}: {
  readonly sections: readonly { readonly id: string; readonly title: string }[]
}) {
  const [seen, setSeen] = useState(sections[0]?.id)
  useEffect(() => {
    const wanted = location.hash.slice(1)
    if (wanted !== '') document.getElementById(wanted)?.scrollIntoView()
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.find(({ isIntersecting }) => isIntersecting)
        if (entry !== undefined) setSeen(entry.target.id)
      },
      { rootMargin: '-15% 0px -75% 0px' },
    )
    for (const { id } of sections) {
      const element = document.getElementById(id)
      if (element !== null) observer.observe(element)
    }
    return () => observer.disconnect()
  }, [sections])
  return (
    <nav aria-label="Sections" data-print="off" className="lg:sticky lg:top-24">
      <ul className="flex gap-1 overflow-x-auto lg:flex-col lg:border-line lg:border-l">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={seen === id ? 'location' : undefined}
              className={classes(
                'block whitespace-nowrap rounded-lg px-3 py-1.5 text-[0.8125rem] lg:-ml-px lg:rounded-none lg:border-l-2',
                seen === id
                  ? 'bg-sunken font-medium text-ink lg:border-accent lg:bg-transparent'
                  : 'text-ink-3 hover:text-ink lg:border-transparent',
              )}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
