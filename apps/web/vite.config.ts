import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { uswdsLayer } from './vite/uswds-layer.ts'

// Relative to the repository: `npx vite build apps/web` writes dist/web.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), uswdsLayer()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The theme uses light-dark(), which these are the first to know.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    // font-src is 'self': a font inlined as data: would be refused.
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  server: { proxy: { '/v1': { target: process.env.TOCSIN_SERVER ?? 'http://127.0.0.1:7117' } } },
})
