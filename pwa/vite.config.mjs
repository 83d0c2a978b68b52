import { defineConfig } from "vite";

export default defineConfig({
  build: {
    target: "es2022",
    // The content policy allows no data: scripts or styles; small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    // The licences of the libraries inside go with them.
    license: { fileName: "licences.txt" },
    rolldownOptions: {
      output: {
        // What every page needs comes in one file: a slow network pays for each request. Alerts open with offers.
        codeSplitting: {
          groups: [{ name: "core", test: /node_modules\/(@?preact|idb|openapi)|src\/(app\/|data\/[^/]+$|i18n\/(fr|index)|components\/(?!alert-)[^/]+$)/ }],
        },
      },
    },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
});
