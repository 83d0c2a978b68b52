// DejaVu Sans, taken from its package at build: the api writes the certificates of badges with it.
import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Copy the two fonts and their licence to build/fonts. */
export function copyFonts() {
  const home = join(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json"), "..");
  const fonts = join(import.meta.dirname, "..", "..", "build", "fonts");
  mkdirSync(fonts, { recursive: true });
  copyFileSync(join(home, "LICENSE"), join(fonts, "LICENSE"));
  for (const name of ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"])
    copyFileSync(join(home, "ttf", name), join(fonts, name));
}
