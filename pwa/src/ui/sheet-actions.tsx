import { saved } from "../data/kept-list";
import { keyOfSheet, type Sheet } from "../data/store";
import { t } from "../i18n";
import { colon } from "../i18n/colon";
import { Icon } from "./icon";
import { show } from "./navigation/announcer";

/** Save and share, under the heading of a sheet. */
export function SheetActions({ sheet, name }: { sheet: Sheet; name: string }) {
  return (
    <p class="actions">
      <SaveButton of={keyOfSheet(sheet)} sheet={async () => sheet} />
      <ShareButton name={name} />
    </p>
  );
}

interface SaveProps {
  /** The key of the sheet. */
  of: string;
  /** Brings it, once it is to be kept. */
  sheet: () => Promise<Sheet>;
  /** Names it where several stand together. */
  name?: string;
}

/** Keep a sheet on the phone, or no longer. */
export function SaveButton({ of, sheet, name }: SaveProps) {
  const kept = saved.has(of);
  const text = kept ? t().saved.remove : t().saved.save;
  const save = async (): Promise<void> => {
    try {
      if (kept) {
        const before = saved.all.value.find(({ key }) => key === of)?.sheet;
        await saved.drop(of);
        show(t().saved.undone, before && (() => void keep(before)));
      } else await keep(await sheet());
    } catch {
      show(t().saved.failed);
    }
  };
  return (
    <button
      type="button"
      class="button save"
      aria-pressed={kept}
      aria-label={name && `${text}${colon()}${name}`}
      onClick={() => void save()}
    >
      <Icon name="saved" />
      {text}
    </button>
  );
}

async function keep(sheet: Sheet): Promise<void> {
  try {
    await saved.keep(sheet);
    show(t().saved.done);
  } catch {
    show(t().saved.failed);
  }
}

/** Share the page that is open, under that name. */
export function ShareButton({ name }: { name: string }) {
  return (
    <button type="button" class="button" onClick={() => void share(name)}>
      <Icon name="share" />
      {t().share.share}
    </button>
  );
}

/** Share a page, this one unless told otherwise, by the phone's own sheet; else copy its address. */
export async function share(title: string, url = location.origin + location.pathname): Promise<void> {
  try {
    if (navigator.share) {
      await navigator.share({ title, url });
    } else {
      await navigator.clipboard.writeText(url);
      show(t().share.copied);
    }
  } catch (error) {
    // Closing the phone's sheet is no failure.
    if (!(error instanceof DOMException && error.name === "AbortError")) show(t().share.failed);
  }
}
