import { Component, type ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { chooseLanguage } from "../data/choices";
import { written } from "../data/client";
import { offline, probe } from "../data/connection";
import { ApiError } from "../data/errors";
import { distressTold, helpAsked } from "../data/help";
import { forgetRefused, refusedOf } from "../data/outbox";
import { hasRole, me, unseen } from "../data/session";
import { left, shared } from "../data/shared-computer";
import { language, t, wordsReady } from "../i18n";
import type { HelpSheet } from "../safety/parts/help-sheet";
import { unread } from "../talk/data/unread";
import { ErrorPage, MissingPage } from "../ui/failure";
import { Icon, Mark } from "../ui/icon";
import { LeavingBanner } from "../ui/leaving-banner";
import { show, spoken, toast, undo } from "../ui/navigation/announcer";
import { placeAsked } from "../ui/navigation/place-in-address";
import { navigate, path } from "../ui/navigation/router";
import type { SharedBar } from "../ui/shared/bar";
import { PageSkeleton } from "../ui/skeleton";
import { numbersFrom } from "../ui/who-listens";
import { home, WORKING } from "./data/home";
import { askSteps, steps } from "./data/steps";
import { TABS, type Tab, tabOf } from "./data/tabs";
import { invitation } from "./pushes";
import { find, keepOwn, type Room } from "./routes";
import { takeUpdate, waitingVersion } from "./updates";

export function App() {
  const found = find(path.value);
  return (
    <>
      <a class="skip" href="#main" onClick={focusMain}>
        {t().skip}
      </a>
      <OnSharedComputer />
      <header class="top">
        <a class="brand" href="/">
          <Mark />
          <span>
            E-pass <b>Orientation</b>
          </span>
        </a>
        <Navigation current={found?.route.section} />
        <ChatDoor current={found?.route.section === "chat"} />
        <TalksDoor current={found?.route.section === "talks"} />
        <HelpDoor />
        <SavedDoor current={found?.route.section === "saved"} />
        <AccountDoor current={found?.route.section === "account"} />
      </header>
      <NetworkBanner />
      <LeavingBanner />
      <Notices />
      <main id="main" tabIndex={-1}>
        <Boundary key={path.value}>
          {placeAsked.value === "comes" ? (
            <PageSkeleton />
          ) : found ? (
            <found.route.page key={path.value} {...found.params} />
          ) : (
            <MissingPage />
          )}
        </Boundary>
      </main>
      <Footer home={path.value === "/"} />
      <HelpNow />
      <p class="hidden" role="status" aria-live="polite">
        {spoken.value}
      </p>
    </>
  );
}

function focusMain(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

function Navigation({ current }: { current: Room | undefined }) {
  const tabs = TABS[home.value];
  const here = tabOf(tabs, path.value, current);
  // Whoever works for others reads on the bar what waits, anew once they did something; their home asks by itself.
  const counted = me.value && WORKING.includes(home.value) ? me.value.id : null;
  useEffect(() => {
    const asked = new AbortController();
    if (counted && path.value !== "/") void askSteps(asked.signal);
    return () => asked.abort();
  }, [counted, path.value, written.value]);
  const countOf = (tab: Tab): number =>
    steps.value.reduce((sum, { page, count }) => (tabOf(tabs, page, undefined) === tab ? sum + count : sum), 0);
  return (
    <nav class="sections" aria-label={t().nav.label}>
      {tabs.map((tab) => (
        <a key={tab.name} href={tab.href} aria-current={tab === here ? "page" : undefined}>
          <Icon name={tab.icon} />
          <span>
            {t().nav[tab.name]}
            {counted && <Waiting count={countOf(tab)} />}
          </span>
        </a>
      ))}
    </nav>
  );
}

function Waiting({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <>
      <span class="hidden">, {t().home.waiting(count)}</span>
      <span class="badge tab-count" aria-hidden="true">
        {Math.min(count, 99)}
      </span>
    </>
  );
}

/** Pages that « ça » may mean in the chatbox. */
const MEANT = /^\/(careers|trainings|places)\/[^/]+$/;

/** Ask in one's own words, from every page. */
function ChatDoor({ current }: { current: boolean }) {
  const { chat } = t();
  const about = MEANT.test(path.value) ? `?page=${path.value}` : "";
  return (
    <a class="door" href={`/chat${about}`} aria-current={current ? "page" : undefined} title={chat}>
      <span class="nobody">
        <Icon name="ask" />
      </span>
      <span class="hidden">{chat}</span>
    </a>
  );
}

/** The way to one's conversations, for those who ask and those who answer; what was not read is counted. */
function TalksDoor({ current }: { current: boolean }) {
  const { account } = t();
  const mine = me.value;
  if (!mine || !hasRole(mine, "student", "mentor", "adviser")) return null;
  return (
    <a class="door" href="/conversations" aria-current={current ? "page" : undefined} title={account.talks}>
      <span class="nobody">
        <Icon name="talks" />
      </span>
      <span class="hidden">
        {account.talks}
        {unread.value > 0 && `, ${account.unread(unread.value)}`}
      </span>
      {unread.value > 0 && (
        <span class="badge door-count" aria-hidden="true">
          {Math.min(unread.value, 99)}
        </span>
      )}
    </a>
  );
}

/** Who listens, one tap from every page, for anybody. */
function HelpDoor() {
  const { help } = t();
  return (
    <button type="button" class="door" aria-haspopup="dialog" title={help} onClick={() => (helpAsked.value = true)}>
      <span class="nobody sos" aria-hidden="true">
        SOS
      </span>
      <span class="door-text">{help}</span>
    </button>
  );
}

/** The way to what was saved, from every page: it is what opens without a network. */
function SavedDoor({ current }: { current: boolean }) {
  return (
    <a class="door" href="/saved" aria-current={current ? "page" : undefined} title={t().saved.title}>
      <span class="nobody">
        <Icon name="saved" />
      </span>
      <span class="hidden">{t().saved.title}</span>
    </a>
  );
}

/** The way to one's pass or account, or to an account; what waits there is counted. */
function AccountDoor({ current }: { current: boolean }) {
  const { account } = t();
  const mine = me.value;
  const waiting = mine ? unseen.value : 0;
  const pass = mine !== null && hasRole(mine, "student");
  useEffect(() => {
    if (mine) void keepOwn(pass);
  }, [mine !== null, pass]);
  return (
    <a class="door" href={pass ? "/me/pass" : mine ? "/me" : "/sign-in"} aria-current={current ? "page" : undefined}>
      {mine?.first_name ? (
        <span class="initial" aria-hidden="true">
          {[...mine.first_name][0]?.toUpperCase()}
        </span>
      ) : (
        <span class={mine ? "initial" : "nobody"}>
          <Icon name="person" />
        </span>
      )}
      <span class={mine ? "hidden" : "door-text"}>
        {pass ? account.pass : mine ? account.mine : account.signIn}
        {waiting > 0 && `, ${account.unseen(waiting)}`}
      </span>
      {waiting > 0 && (
        <span class="badge door-count" aria-hidden="true">
          {Math.min(waiting, 99)}
        </span>
      )}
    </a>
  );
}

/** The bar of a shared computer; nobody else fetches its code. */
function OnSharedComputer() {
  const [Bar, setBar] = useState<typeof SharedBar | null>(null);
  const wanted = shared.value !== null || left() !== null;
  useEffect(() => {
    if (!wanted) return;
    void import("./rooms/few/shared").then(async (code) => {
      await wordsReady();
      setBar(() => code.SharedBar);
    });
  }, [wanted]);
  return Bar && <Bar />;
}

function NetworkBanner() {
  const [wasOffline, setWasOffline] = useState(false);
  useEffect(() => {
    if (wasOffline && !offline.value) show(t().network.back);
    setWasOffline(offline.value);
  }, [offline.value]);
  if (!offline.value) return null;
  return (
    <div class="network" role="status">
      <p>{t().network.offline}</p>
      <button type="button" onClick={() => void probe()}>
        {t().retry}
      </button>
    </div>
  );
}

/** What the app itself has to say; a landmark only while it says something. */
function Notices() {
  const [later, setLater] = useState(false);
  const updates = waitingVersion.value && !later;
  const refused = me.value && refusedOf("reports")[0];
  if (!updates && !invitation.value && !toast.value && !refused) return null;
  return (
    <section class="notices" aria-label={t().notices}>
      {updates && <UpdatePrompt onLater={() => setLater(true)} />}
      <NewsPrompt />
      {refused && (
        <div class="toast update" role="alert">
          <p>{t().reportRefused(refused.why)}</p>
          <button type="button" class="button" onClick={() => forgetRefused("reports", refused.entry.report.id)}>
            {t().understood}
          </button>
        </div>
      )}
      {toast.value && !undo.value && <p class="toast">{toast.value}</p>}
      {toast.value && undo.value && (
        <div class="toast update">
          <p>{toast.value}</p>
          <button type="button" class="button" onClick={undo.value}>
            {t().cancel}
          </button>
        </div>
      )}
    </section>
  );
}

function UpdatePrompt({ onLater }: { onLater: () => void }) {
  return (
    <div class="toast update" role="status">
      <p>{t().update.ready}</p>
      <button type="button" class="button main" onClick={takeUpdate}>
        {t().update.button}
      </button>
      <button type="button" class="button" onClick={onLater}>
        {t().update.later}
      </button>
    </div>
  );
}

/** A notification was tapped while something was being written here. */
function NewsPrompt() {
  const url = invitation.value;
  if (!url) return null;
  const open = (): void => {
    invitation.value = null;
    navigate(url);
  };
  return (
    <div class="toast update" role="status">
      <p>{t().news.waits}</p>
      <button type="button" class="button main" onClick={open}>
        {t().news.open}
      </button>
      <button type="button" class="button" onClick={() => (invitation.value = null)}>
        {t().update.later}
      </button>
    </div>
  );
}

numbersFrom(() => import("../safety/parts/help-numbers").then((code) => code.HelpNumbers));

/** Who listens, asked for, or when words that left late told of distress; its code comes only then. */
function HelpNow() {
  const [Panel, setPanel] = useState<typeof HelpSheet | null>(null);
  const told = distressTold.value;
  const wanted = told || helpAsked.value;
  useEffect(() => {
    if (!wanted) return;
    void import("../safety/parts/help-sheet").then(async (code) => {
      await wordsReady();
      setPanel(() => code.HelpSheet);
    });
  }, [wanted]);
  const close = (): void => {
    distressTold.value = helpAsked.value = false;
  };
  return wanted && Panel ? <Panel told={told} onClose={close} /> : null;
}

function Footer({ home }: { home: boolean }) {
  return (
    <footer class="foot">
      <nav aria-label={t().footer.label}>
        <a href="/accessibility">{home ? t().footer.conformity : t().morePage.accessibility}</a>
        <a href="/legal">{t().footer.legal}</a>
        <a href="/privacy">{t().footer.privacy}</a>
        <a href="/sources">{t().footer.sources}</a>
        {language.value === "fr" && !navigator.languages.some((one) => one.startsWith("fr")) && (
          <button
            type="button"
            lang="en"
            onClick={() => void chooseLanguage("en").catch(() => show(t().errors.notKept))}
          >
            In English
          </button>
        )}
      </nav>
    </footer>
  );
}

/** A page that breaks shows an error page, not a blank one. */
class Boundary extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return <ErrorPage error={new ApiError("server")} onRetry={() => location.reload()} />;
  }
}
