import { defineConfig } from "vite";
import { picturesFolder } from "./tools/pictures.mjs";

export default defineConfig({
  define: { PICTURES: JSON.stringify(`/${picturesFolder()}`) },
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
            {
              name: "core",
              test: /node_modules\/(@?preact|idb)|src\/(app\/(?!rooms\/|pages\/(?!home\.)|content\/|words\/|data\/put)|data\/[^/]+$|i18n\/(fr|index|rooms|bilingual|(plural|training-cards|finder|nav)\.fr)\.ts|ui\/((?!career-names)[^/]+$|navigation\/|forms\/(trouble|use-sending)\.tsx?$)|guide\/(parts|data)\/|placements\/data\/[^/]+$|talk\/data\/(answers|unread)\.ts)/,
            },
            {
              name: "parts",
              test: /src\/(ui\/(forms\/|push\/|career-names)|data\/push\/|i18n\/push(\.fr)?\.ts|safety\/(parts\/|words\/(reports|safety)(\.fr)?\.ts)|placements\/(parts\/|words\/alerts(\.fr)?\.ts)|guide\/pages\/interest-tiles)/,
            },
            { name: "mine", test: /src\/app\/(pages\/(for-me|next-steps)|words\/steps(\.fr)?\.ts|data\/put-away)/ },
            { name: "account-words", test: /src\/people\/words\/account(\.fr)?\.ts/ },
            {
              name: "offers",
              test: /src\/(app\/rooms\/offers|placements\/(pages\/(offers\/(?!immersion|offer-filters)|applications\/(?!actions|changes|masked|of-pupils|outcome))|words\/(offers?|applications)(\.fr)?\.ts))/,
            },
            // What a company changed of a place: for a few pupils, and for their school (tools/graph.mjs).
            { name: "changes", test: /src\/placements\/(pages\/applications\/changes|words\/changes)\./ },
            {
              name: "find",
              test: /src\/(app\/rooms\/find|guide\/(words\/(trainings|career|plan|search)(\.fr)?\.ts|pages\/(search\/|agenda(?!-filters)|plan-buttons|event|place|career|interests|trainings\/))|talk\/pages\/mentors\/|people\/words\/mentors(\.fr)?\.ts)/,
            },
            {
              name: "account",
              test: /src\/(app\/(rooms\/account|pages\/(?!sources|home|pass\/|put-away|say-interests))|people\/(pages\/account\/(?!outbox|email|devices|second-factor|sign-in|code-|welcome)|data\/(me|roles)\.ts)|guide\/pages\/saved)/,
            },
            {
              name: "talks",
              test: /src\/(app\/rooms\/talks|talk\/(pages\/(conversations(?!\/(?:search|none))|questions(?!\/(?:actions|said-in-chat)))\/|parts\/|data\/(questions|conversations\/)|words\/(questions|talks)(\.fr)?\.ts)|safety\/(pages\/help|data\/people))/,
            },
            {
              name: "badges",
              test: /src\/(app\/rooms\/badges|badges\/(pages\/wallet\/(?!verify|verdict|give|pack|issuer|ask|catalogue|to-earn)|data\/wallet\/(?!photos)|words\/badges(\.fr)?\.ts))/,
            },
            {
              name: "checking",
              test: /src\/badges\/(pages\/wallet\/(verify|verdict|give|pack|issuer)|words\/checking(\.fr)?\.ts)/,
            },
            {
              name: "answers",
              test: /src\/(talk\/(pages\/answers\/(?!mine|propose)|words\/answers(\.fr)?\.ts))/,
            },
            {
              name: "privacy",
              test: /src\/(people\/(pages\/privacy\/(consents|birth-date|guardian|moment)|words\/privacy(\.fr)?\.ts))/,
            },
          ],
        },
      },
    },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
});
