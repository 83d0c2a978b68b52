import { useEffect, useRef, useState } from "preact/hooks";
import { hasRole, me } from "../../data/session";
import { t } from "../../i18n";
import { welcomeHref } from "../../people/pages/account/after-sign-in";
import { profileHref } from "../../ui/forms/profile-href";
import { Trouble } from "../../ui/forms/trouble";
import { useSending } from "../../ui/forms/use-sending";
import { Icon } from "../../ui/icon";
import { announce } from "../../ui/navigation/announcer";
import { query, setQuery } from "../../ui/navigation/router";
import { hereHref, signInHref } from "../../ui/needs-account";
import { PushOffer } from "../../ui/push/push-offer";
import { Sheet } from "../../ui/sheet";
import { type AlertSearch, alertsApi } from "../data/alerts";
import { alertsWords } from "../words/alerts";
import { watched } from "./alert-words";
import "./alert-button.css";
import "../../ui/forms/forms.css";

/** In the address of a list: open the sheet, for whoever comes back from signing in. */
const WANTED = "alert";

/**
 * "Tell me": saves the search of a list of results, in two taps. Once on a page, outside of what comes and goes
 * with the results. Nothing for accounts that cannot have alerts.
 */
export function AlertButton({ search }: { search: AlertSearch }) {
  const [open, setOpen] = useState(false);
  const account = me.value;
  useEffect(() => {
    if (!query.value.has(WANTED)) return;
    setOpen(true);
    setQuery({ [WANTED]: null });
  }, []);
  // Without any role yet: a pupil who has not said their level.
  if (account && account.roles.length > 0 && !hasRole(account, "student")) return null;
  const words = alertsWords();
  return (
    <>
      <button type="button" class="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="bell" />
        {words.button}
      </button>
      <AlertSheet open={open} search={search} onClose={() => setOpen(false)} />
    </>
  );
}

interface SheetProps {
  open: boolean;
  search: AlertSearch;
  onClose: () => void;
}

function AlertSheet({ open, search, onClose }: SheetProps) {
  const words = alertsWords().create;
  const [saved, setSaved] = useState<"no" | "new" | "known">("no");
  const id = useRef("");
  const sending = useSending();
  useEffect(() => {
    if (!open) return;
    // Sending it again after a lost answer is no second alert.
    id.current = crypto.randomUUID();
    setSaved("no");
    sending.clear();
  }, [open]);
  const save = async (wanted: AlertSearch): Promise<void> => {
    await sending.send(async () => {
      const alert = await alertsApi.save(id.current, wanted);
      setSaved(alert.id === id.current ? "new" : "known");
    });
  };
  const step = nextStep();
  const everywhere = { ...search, where: null };
  return (
    <Sheet
      open={open}
      title={words.title}
      onClose={onClose}
      footer={
        saved === "no" ? (
          <>
            <button type="button" class="button" onClick={onClose}>
              {t().cancel}
            </button>
            {step === "ready" && (
              <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void save(search)}>
                {words.yes}
              </button>
            )}
            {step === "sign_in" && (
              <a class="button main" href={signInHref({ [WANTED]: "1" })}>
                {words.toSignIn}
              </a>
            )}
            {step === "level" && (
              <a class="button main" href={`${welcomeHref(hereHref({ [WANTED]: "1" }))}&again=1`}>
                {words.toLevel}
              </a>
            )}
          </>
        ) : (
          <button type="button" class="button main" onClick={onClose}>
            {t().close}
          </button>
        )
      }
    >
      {saved === "no" ? (
        <>
          <p>{words.lead}</p>
          <ul class="watched">
            {watched(search).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p class="hint">{words.steps[step]}</p>
          <Trouble of={sending} />
          <WayOn code={sending.code} onEverywhere={() => void save(everywhere)} />
        </>
      ) : (
        <Saved text={saved === "new" ? words.done : words.known} />
      )}
    </Sheet>
  );
}

/** What comes before the alert can be saved. */
function nextStep(): "sign_in" | "level" | "ready" {
  if (!me.value) return "sign_in";
  return hasRole(me.value, "student") ? "ready" : "level";
}

/** What somebody can do whom the server refused a place, or one more alert. */
function WayOn({ code, onEverywhere }: { code: string; onEverywhere: () => void }) {
  const words = alertsWords().create;
  if (code === "too-many-alerts") return <a href="/me/alerts">{words.toAlerts}</a>;
  if (code !== "consent-needed" && code !== "birth-date-needed") return null;
  return (
    <p class="actions">
      <button type="button" class="button" onClick={onEverywhere}>
        {words.everywhere}
      </button>
      {code === "consent-needed" ? (
        <a class="button" href="/me/consents">
          {words.toConsents}
        </a>
      ) : (
        <a class="button" href={profileHref({ field: "birth-date" })}>
          {words.toProfile}
        </a>
      )}
    </p>
  );
}

function Saved({ text }: { text: string }) {
  const words = alertsWords().create;
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The button that had the focus is gone.
    line.current?.focus();
    announce(text);
  }, []);
  return (
    <>
      <p ref={line} tabIndex={-1}>
        <strong>{text}</strong>
      </p>
      <p class="actions">
        <a class="button" href="/me/alerts">
          {words.toAlerts}
        </a>
      </p>
      <PushOffer onlyIfUseful />
    </>
  );
}
