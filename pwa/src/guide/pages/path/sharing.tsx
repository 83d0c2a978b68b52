import { dateText } from "../../../data/format";
import { settings } from "../../../data/settings";
import { language } from "../../../i18n";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { Icon } from "../../../ui/icon";
import { show } from "../../../ui/navigation/announcer";
import { share } from "../../../ui/sheet-actions";
import { pathWords } from "../../words/path";
import { plan, shareLink, stopLink } from "./plan";

const DAYS = 30;

/** The link by which one's path is shown: made, brought up to date, stopped. */
export function Sharing() {
  const words = pathWords();
  const sending = useSending();
  const { link } = plan.value;
  const send = async (work: () => Promise<void>, said: string): Promise<void> => {
    if (await sending.send(work)) show(said);
  };
  const update = () => void send(shareLink, words.updated);
  const path = link?.token ? `/path/s/${link.token}` : "";
  return (
    <section>
      <h2>{words.sharing}</h2>
      <p>{words.sharingLead(settings.value?.shared_path_retention_days ?? DAYS)}</p>
      <Trouble of={sending} />
      {link?.endsAt && (
        <p>
          <strong>{words.shared(dateText(link.endsAt, language.value))}</strong> {words.sharedCopy}{" "}
          <a href={path}>{words.open}</a>
        </p>
      )}
      {link && !link.token && <p class="banner">{words.half}</p>}
      <p class="actions">
        {path && (
          <button type="button" class="button main" onClick={() => void share(words.theirs, location.origin + path)}>
            <Icon name="share" />
            {words.send}
          </button>
        )}
        <button type="button" class={path ? "button" : "button main"} aria-disabled={sending.busy} onClick={update}>
          {path ? words.update : words.share}
        </button>
        {link && (
          <button
            type="button"
            class="button danger"
            aria-disabled={sending.busy}
            onClick={() => void send(stopLink, words.stopped)}
          >
            {words.stop}
          </button>
        )}
      </p>
    </section>
  );
}
