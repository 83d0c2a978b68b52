import { signal } from "@preact/signals";
import { api } from "./client";
import type { Settings } from "./types";

/** What the region set; null until the server told it. */
export const settings = signal<Settings | null>(null);

let asking: Promise<Settings> | null = null;

/** Ask for the settings once; a failed attempt may be repeated. */
export function loadSettings(): Promise<Settings> {
  asking ??= ask();
  return asking;
}

async function ask(): Promise<Settings> {
  try {
    return (settings.value = await api.settings());
  } catch (error) {
    asking = null;
    throw error;
  }
}
