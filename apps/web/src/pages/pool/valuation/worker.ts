import { type Tasks, tasks } from './tasks.ts'

/** Answers one task after another, away from the page. */
self.onmessage = ({
  data: { name, asks },
}: MessageEvent<{ readonly name: keyof Tasks; readonly asks: never }>) => {
  try {
    self.postMessage({ gives: tasks[name](asks) })
  } catch (cause) {
    self.postMessage({ failure: cause instanceof Error ? cause.message : String(cause) })
  }
}
