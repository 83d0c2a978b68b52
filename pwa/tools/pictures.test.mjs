import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { drawPictures, picturesFolder, writePictures } from "./pictures.mjs";

const files = drawPictures();

it("draws each name of the table from the set", () => {
  expect(files.get("careers/A.svg")).toContain("<path");
  expect(files.size).toBeGreaterThan(200);
});

it.each([...files])("%s is a drawing and nothing else, small enough for a poor network", (_, drawing) => {
  expect(drawing).toMatch(/^<svg xmlns="[^"]+" viewBox="0 0 32 32" width="32" height="32"><[gp]/);
  expect(drawing).not.toMatch(/<(script|style|image|use|foreignObject|a)\b|\bon\w+=|href|url\(http/);
  expect(drawing.length).toBeLessThan(6000);
});

it("shows no person as a woman or a man, nor of a colour of skin", () => {
  const table = JSON.parse(readFileSync(join(import.meta.dirname, "pictures.json"), "utf8"));
  const names = Object.values(table).flatMap((one) => Object.values(one));
  expect(names.filter((name) => /(^|-)(wo)?m[ae]ns?(-|$)|girl|boy|skin|(dark|medium|light)$/.test(name))).toEqual([]);
});

it("writes them with their licence, and keeps those of the build before", () => {
  const dist = mkdtempSync(join(tmpdir(), "pictures-"));
  writeFileSync(join(dist, "licences.txt"), "# Licenses\n");
  writePictures(dist);
  writePictures(dist);
  expect(readdirSync(join(dist, "pictures"))).toEqual([picturesFolder().split("/")[1]]);
  expect(readFileSync(join(dist, picturesFolder(), "interests/R.svg"), "utf8")).toBe(files.get("interests/R.svg"));
  expect(readFileSync(join(dist, "licences.txt"), "utf8")).toMatch(/fluent-emoji-flat - \d.*\(MIT\)[\s\S]*Microsoft/);
});
