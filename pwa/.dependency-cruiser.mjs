// Which part of the app may import which: each only those before it. What TypeScript takes away (types) may point up.
const ORDER = ["i18n", "data", "ui", "people", "safety", "talk", "guide", "badges", "placements", "staff", "app"];

const above = (part) => ORDER.slice(ORDER.indexOf(part) + 1);

export default {
  forbidden: [
    { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
    ...ORDER.slice(0, -1).map((part) => ({
      name: `${part}-stands-below`,
      severity: "error",
      from: { path: `^src/${part}/` },
      to: { path: `^src/(${above(part).join("|")}|sw)/` },
    })),
    {
      name: "the-service-worker-knows-no-page",
      severity: "error",
      from: { path: "^src/sw/" },
      to: { path: `^src/(${above("data").join("|")}|i18n)/` },
    },
    {
      name: "nothing-imports-the-service-worker",
      severity: "error",
      from: { path: "^src/app/" },
      to: { path: "^src/sw/" },
    },
    { name: "known-libraries-only", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.test\\.ts$|\\.css$|fake-" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: false,
  },
};
