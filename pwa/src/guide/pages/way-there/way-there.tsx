import { useEffect } from "preact/hooks";
import { loadSettings, settings } from "../../../data/settings";
import { copyText } from "../../../ui/copy";
import { OutLink } from "../../../ui/page";
import { wayThereWords } from "../../words/way-there";
import { appUrl, type Destination, postalOf, type Way, wayUrl } from "./ways";
import "./way-there.css";

/** The ways to a place, each a link to who knows it: nothing is asked of anybody before a tap. */
export function WayThere(to: Destination) {
  const words = wayThereWords();
  useEffect(() => void loadSettings().catch(() => undefined), []);
  const transport = settings.value?.region.transport;
  const app = appUrl(to);
  const way = (by: Way) => (
    <li>
      <OutLink href={wayUrl(to, by)}>
        {words[by]} <span class="hint">{words.on("OpenStreetMap")}</span>
      </OutLink>
    </li>
  );
  const copy = (): void => void copyText(postalOf(to), words.copied, words.notCopied);
  return (
    <>
      <p class="hint">{words.lead}</p>
      <ul class="ways-there">
        {way("foot")}
        {way("bike")}
        {transport && (
          <li>
            <OutLink href={transport.url}>
              {words.transport} <span class="hint">{words.on(transport.name)}</span>
            </OutLink>
            <p class="hint">
              {words.copyHint} <b>{postalOf(to)}</b>
            </p>
            <button type="button" class="button" onClick={copy}>
              {words.copy}
            </button>
          </li>
        )}
        {way("car")}
        {app && (
          <li>
            <OutLink href={app}>{words.app}</OutLink>
          </li>
        )}
      </ul>
    </>
  );
}
