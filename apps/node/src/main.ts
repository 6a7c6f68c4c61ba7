/** A process of the server: `node apps/node/src/main.ts`, set up by the variables of docs/operating.md. */
import { runProcess } from './configuration/runProcess.ts'

process.exit(await runProcess(process.env))
