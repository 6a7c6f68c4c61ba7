import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where the node's HTTP server listens while the console is developed. */
const server = process.env.SPECIE_SERVER ?? 'http://127.0.0.1:4010'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', sourcemap: false },
  server: {
    proxy: {
      '/api': { target: server, changeOrigin: false },
      '/rpc': { target: server, changeOrigin: false },
    },
  },
})
