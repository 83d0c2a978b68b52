import { saved } from "../data/kept-list";
import { keyOfSheet, type Sheet } from "../data/store";
import { t } from "../i18n";
import { Icon } from "./icon";
import { show } from "./navigation/announcer";

/** Save and share, under the heading of a sheet. */
export function SheetActions({ sheet, name }: { sheet: Sheet; name: string }) {
  const kept = saved.has(keyOfSheet(sheet));
  const save = async (): Promise<void> => {
    try {
      show((await saved.toggle(sheet)) ? t().saved.done : t().saved.undone);
    } catch {
      show(t().saved.failed);
    }
  };
  return (
    <p class="actions">
      <button type="button" class="button save" aria-pressed={kept} onClick={() => void save()}>
        <Icon name="saved" />
        {kept ? t().saved.remove : t().saved.save}
      </button>
      <ShareButton name={name} />
    </p>
  );
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
