import { EmptyState } from '../components/EmptyState.tsx'
import { Link } from '../components/Link.tsx'

/** There is no such page. */
export function NotFound() {
  return (
    <EmptyState
      title="There is no page at this address"
      text="It may have been moved, or a part of the address is missing."
      action={
        <Link to="/" look="primary">
          Go to the start
        </Link>
      }
    />
  )
}
