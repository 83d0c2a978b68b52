import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { api } from "../data/client";
import { rounded, where } from "../data/preferences";
import { settings } from "../data/settings";
import { t } from "../i18n";
import { CommuneField } from "./commune-field";
import { Icon } from "./icon";

const LOCATE_LIMIT_MS = 10_000;
const LOCATE_MAX_AGE_MS = 300_000;
/** How far outside the region's rectangle still counts as near it, degrees. */
const NEAR_REGION = 0.5;

type Search = "idle" | "locating" | "refused" | "failed" | "far";

interface Props {
  onChosen: () => void;
  /** What to offer for words that are no commune. */
  otherwise?: (words: string) => ComponentChildren;
}

/** Asks where to search: a commune, the phone's position, or the whole region. */
export function WhereChooser({ onChosen, otherwise }: Props) {
  const [search, setSearch] = useState<Search>("idle");
  const region = settings.value?.region;

  const locate = (): void => {
    setSearch("locating");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => void useFound(coords.latitude, coords.longitude),
      (error) => setSearch(error.code === error.PERMISSION_DENIED ? "refused" : "failed"),
      { timeout: LOCATE_LIMIT_MS, maximumAge: LOCATE_MAX_AGE_MS },
    );
  };

  const useFound = async (latitude: number, longitude: number): Promise<void> => {
    const [lat, lon] = [rounded(latitude), rounded(longitude)];
    if (isFar(lat, lon)) return setSearch("far");
    const commune = await api.communeAt(lat, lon).then(
      ({ items }) => items[0],
      () => undefined,
    );
    where.value = { by: "position", lat, lon, name: commune?.name ?? null, code: commune?.code };
    setSearch("idle");
    onChosen();
  };

  const isFar = (lat: number, lon: number): boolean => {
    if (!region?.bounds) return false;
    const [west, south, east, north] = region.bounds;
    return (
      lon < west - NEAR_REGION || lon > east + NEAR_REGION || lat < south - NEAR_REGION || lat > north + NEAR_REGION
    );
  };

  return (
    <div class="where-chooser">
      <CommuneField
        otherwise={otherwise}
        onChoose={({ code, name, lat, lon }) => {
          where.value = { by: "commune", code, name, lat: lat!, lon: lon! };
          onChosen();
        }}
      />
      {"geolocation" in navigator && (
        <button type="button" class="button main wide" onClick={locate} aria-disabled={search === "locating"}>
          <Icon name="locate" />
          {search === "locating" ? t().around.locating : t().around.usePosition}
        </button>
      )}
      <p class="hint">{t().around.positionPromise}</p>
      <p role="status" class={message(search) && "word"}>
        {message(search)}
      </p>
      <button
        type="button"
        class="button wide"
        onClick={() => {
          where.value = { by: "region" };
          onChosen();
        }}
      >
        {region ? t().around.browseRegion(region.name) : t().around.wholeRegion}
      </button>
    </div>
  );
}

function message(search: Search): string {
  const { around } = t();
  if (search === "refused") return around.positionRefused;
  if (search === "failed") return around.positionFailed;
  if (search === "far") return around.positionFar(settings.value?.region.name ?? "");
  return "";
}
