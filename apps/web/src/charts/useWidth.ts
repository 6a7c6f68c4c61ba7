import { useEffect, useRef, useState } from 'react'

/** Width of an element as it is laid out, for drawings that fill it. */
export function useWidth<Element extends HTMLElement>(initial = 640) {
  const ref = useRef<Element>(null)
  const [width, setWidth] = useState(initial)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(200, Math.round(entry.contentRect.width))),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width] as const
}
