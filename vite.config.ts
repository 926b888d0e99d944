import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The window's page: relative addresses, so that it is served from 127.0.0.1 and from app:// alike. */
export default defineConfig({
  root: at("renderer"),
  base: "./",
  publicDir: at("renderer/public"),
  plugins: [react()],
  build: {
    outDir: at("build/renderer"),
    emptyOutDir: true,
    target: "chrome140",
    // a data: font or image would need a wider content policy
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 6000,
    modulePreload: { polyfill: false },
  },
});
