// Pictures of careers, interests and trainings, taken from their package at build: the few that pages show, a file each.
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);
const PACKAGE = "@iconify-json/fluent-emoji-flat";
/** A tab opened before this build still asks for the pictures of the one before. */
const KEPT = 2;

/** What each thing is shown by: names of the package's drawings. Where a person works, it is one without a gender. */
const table = JSON.parse(readFileSync(join(import.meta.dirname, "pictures.json"), "utf8"));

/** Every picture by its file: « careers/A11.svg » and so on. */
export function drawPictures() {
  const { icons, width = 32, height = 32 } = require(`${PACKAGE}/icons.json`);
  const files = new Map();
  for (const [folder, names] of Object.entries(table)) {
    for (const [code, name] of Object.entries(names)) {
      if (!icons[name]) throw new Error(`${PACKAGE} has no drawing ${name} for ${folder}/${code}`);
      const box = `viewBox="0 0 ${width} ${height}"`;
      files.set(
        `${folder}/${code}.svg`,
        `<svg xmlns="http://www.w3.org/2000/svg" ${box} width="${width}" height="${height}">${icons[name].body}</svg>`,
      );
    }
  }
  return files;
}

/** The folder they are served from: another one as soon as one of them is drawn otherwise. */
export function picturesFolder(files = drawPictures()) {
  const digest = createHash("sha256");
  for (const [file, drawing] of files) digest.update(file).update(drawing);
  return `pictures/${digest.digest("hex").slice(0, 10)}`;
}

/** Write them below `dist`, forget those of builds long past, and say whose they are beside the libraries. */
export function writePictures(dist) {
  const files = drawPictures();
  const folder = picturesFolder(files);
  for (const [file, drawing] of files) {
    mkdirSync(join(dist, folder, file, ".."), { recursive: true });
    writeFileSync(join(dist, folder, file), drawing);
  }
  const builds = readdirSync(join(dist, "pictures")).map((name) => join(dist, "pictures", name));
  const age = (build) => (build === join(dist, folder) ? Number.POSITIVE_INFINITY : statSync(build).mtimeMs);
  builds.sort((a, b) => age(b) - age(a));
  for (const build of builds.slice(KEPT)) rmSync(build, { recursive: true });
  appendFileSync(join(dist, "licences.txt"), licence());
}

/** The package names the licence and its holder, and leaves the text to whoever passes it on. */
function licence() {
  const { version } = require(`${PACKAGE}/package.json`);
  const { author, license } = require(`${PACKAGE}/info.json`);
  if (license.spdx !== "MIT") throw new Error(`${PACKAGE} is under ${license.spdx}`);
  return `
## ${PACKAGE} - ${version} (${license.spdx})

Fluent Emoji, ${author.url}

MIT License

Copyright (c) ${author.name}.

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`;
}
