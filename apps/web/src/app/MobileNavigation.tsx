import { useRouterState } from '@tanstack/react-router'
import { classes } from '../components/classes.ts'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { isHere } from './Header.tsx'
import type { Place } from './navigation.ts'

/** Navigation within reach of the thumb, on phones. */
export function MobileNavigation({ places }: { readonly places: readonly Place[] }) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <nav
      aria-label="Main, below"
      data-print="off"
      className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-surface/95 pb-[env(safe-area-inset-bottom)] backdrop-blur-md md:hidden"
    >
      {places.slice(0, 6).map((place) => {
        const here = isHere(path, place.to)
        return (
          <Link
            key={place.to}
            to={place.to}
            look="plain"
            className={classes(
              'flex flex-1 flex-col items-center gap-1 py-2 text-2xs',
              here ? 'font-medium text-accent-text' : 'text-ink-3',
            )}
          >
            <Icon path={place.mark} size={18} />
            {place.label}
          </Link>
        )
      })}
    </nav>
  )
}
