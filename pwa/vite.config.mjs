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
        // What every page needs comes in one file, and so does each room: a slow network pays for each request,
        // and small files pack badly. Parts stand before the rooms that share them.
        codeSplitting: {
          groups: [
            { name: "core", test: /node_modules\/(@?preact|idb|openapi)|src\/(app\/(?!rooms\/)|data\/[^/]+$|i18n\/(fr|index|rooms|bilingual)\.ts|components\/((?!alert-)[^/]+|forms\/(trouble|use-sending)\.tsx?)$)/ },
            { name: "parts", test: /src\/(components\/(forms|push|alert-)|data\/push\/|pages\/interest-tiles|i18n\/(push|alerts)(\.fr)?\.ts)/ },
            { name: "account-words", test: /src\/i18n\/account(\.fr)?\.ts/ },
            { name: "offers", test: /src\/(app\/rooms\/offers|pages\/(offers\/|applications\/(?!changes|masked)|alerts\/(?!stop))|i18n\/(offers?|applications)(\.fr)?\.ts)/ },
            { name: "find", test: /src\/(app\/rooms\/find|pages\/(agenda|event|place|career|mentors\/)|i18n\/mentors)/ },
            { name: "account", test: /src\/(app\/rooms\/account|pages\/(account\/(?!outbox|email)|articles|sources|saved|more)|data\/account\/(me|roles)\.ts)/ },
            { name: "talks", test: /src\/(app\/rooms\/talks|pages\/(conversations(?!\/search)|questions)\/|components\/(safety|talks)\/|data\/(account\/questions|conversations\/|moderation\/people)|i18n\/(questions|reports|safety|talks)(\.fr)?\.ts)/ },
            { name: "badges", test: /src\/(app\/rooms\/badges|pages\/badges\/(?!verify|verdict|give|pack|issuer)|data\/badges\/|i18n\/badges(\.fr)?\.ts)/ },
            { name: "checking", test: /src\/(pages\/badges\/(verify|verdict|give|pack|issuer)|i18n\/checking(\.fr)?\.ts)/ },
            { name: "answers", test: /src\/(app\/rooms\/answers|pages\/answers\/|data\/answers\.ts|i18n\/answers(\.fr)?\.ts)/ },
            { name: "privacy", test: /src\/(app\/rooms\/privacy|pages\/privacy\/(consents|data|retention|birth-date|guardian|moment)|i18n\/privacy(\.fr)?\.ts)/ },
          ],
        },
      },
    },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
});
