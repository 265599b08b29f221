import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The gallery: every screen in every state, on a fake bridge. The apps build the screens with their own configs. */
export default defineConfig({
  root: `${import.meta.dirname}/src/gallery`,
  plugins: [react()],
  build: { emptyOutDir: true, chunkSizeWarningLimit: 1000 },
});
