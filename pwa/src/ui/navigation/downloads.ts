// Files of the server's: without a network the reader is told so, where the browser would only fail.
import { offline, probe } from "../../data/connection";
import { t } from "../../i18n";
import { show } from "./announcer";

export function startDownloads(): void {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("a[download]");
    if (!link || !offline.value) return;
    event.preventDefault();
    void probe().then((back) => (back ? link.click() : show(t().errors.noFile)));
  });
}
