import { Outlet } from '@tanstack/react-router'
import { Link } from '../components/Link.tsx'

/** Everything around a page. */
export function Shell() {
  return (
    <div className="mx-auto max-w-7xl px-4 py-8 sm:px-6">
      <nav aria-label="Main" className="mb-8 flex gap-6">
        <Link to="/">Home</Link>
        <Link to="/pools">Pools</Link>
        <Link to="/portfolio">Portfolio</Link>
        <Link to="/issue">Issue</Link>
        <Link to="/operate">Operate</Link>
      </nav>
      <main id="content">
        <Outlet />
      </main>
    </div>
  )
}
