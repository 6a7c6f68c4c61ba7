// For containers: asks this container's process whether it lives, by the variables that it was started with.
const { PORT = '4400', SPECIE_HEALTH_PORT, SPECIE_PARTS = 'api' } = process.env
const port = SPECIE_PARTS.split(',').some((part) => part.trim() === 'api') ? PORT : SPECIE_HEALTH_PORT
try {
  const { ok } = await fetch(`http://127.0.0.1:${port}/livez`, { signal: AbortSignal.timeout(4_000) })
  process.exit(ok ? 0 : 1)
} catch {
  process.exit(1)
}
