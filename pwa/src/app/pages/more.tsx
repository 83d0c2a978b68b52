import { useState } from "preact/hooks";
import { flush, waiting } from "../../data/outbox";
import { type HomeKind, homeChosen, type Theme, theme } from "../../data/preferences";
import { me, signOut } from "../../data/session";
import { settings } from "../../data/settings";
import { eraseEverything, quietly } from "../../data/store";
import { t } from "../../i18n";
import { OneChoice } from "../../ui/choices";
import { Icon } from "../../ui/icon";
import { InstallHint } from "../../ui/install-hint";
import { show } from "../../ui/navigation/announcer";
import { OwnChoices } from "../../ui/own-choices";
import { OutLink, PageTitle } from "../../ui/page";
import { ProDoor } from "../../ui/pro-door";
import { Sheet } from "../../ui/sheet";
import { home, homes } from "../data/home";
import "./more.css";

/** Settings of the phone, and the pages about the service. */
export function MorePage() {
  const words = t().morePage;
  return (
    <div class="page">
      <PageTitle text={words.title} />
      {waiting.value > 0 && <p class="banner">{t().report.waiting(waiting.value)}</p>}
      <InstallHint always />
      <AccountEntry />
      <ProDoor />
      <OwnChoices />
      {homes.value.length > 1 && (
        <OneChoice<HomeKind>
          legend={t().home.as}
          options={homes.value.map((value) => ({ value, label: t().home.kinds[value] }))}
          chosen={home.value}
          onChange={(chosen) => {
            homeChosen.value = chosen;
            show(t().home.changed(t().home.kinds[chosen]));
          }}
        />
      )}
      {homes.value.length > 1 && (
        <p>
          <a href="/">{t().home.open}</a>
        </p>
      )}
      <OneChoice<Theme>
        legend={words.theme}
        options={[
          { value: "system", label: words.themes.system },
          { value: "light", label: words.themes.light },
          { value: "dark", label: words.themes.dark },
        ]}
        chosen={theme.value}
        onChange={(chosen) => (theme.value = chosen)}
      />
      <h2>{words.pages}</h2>
      <Pages />
      <h2>{words.phone}</h2>
      <Erase />
      {settings.value && <p class="hint">{words.version(settings.value.version)}</p>}
    </div>
  );
}

function AccountEntry() {
  const { account } = t();
  return (
    <ul class="menu">
      <li>
        <a href={me.value ? "/me" : "/sign-in"}>
          {me.value ? account.mine : account.signIn}
          <Icon name="next" />
        </a>
      </li>
    </ul>
  );
}

function Pages() {
  const words = t().morePage;
  const young = home.value === "young" || home.value === "out_of_school";
  const pages: [string, string][] = [
    ["/path", t().saved.path],
    ["/aids", words.aids],
    ["/interests", words.interests],
    ["/badges/catalogue", words.badges],
    ["/verify", words.verify],
    ["/about", words.about],
    ["/ranking", words.ranking],
    ["/sources", words.sources],
    ["/privacy", words.privacy],
    ["/shared", words.shared],
    ["/accessibility", words.accessibility],
    ["/legal", words.legal],
    // What schools and developers look for is in no pupil's way.
    ...(young ? [] : [["/ent", words.portals] as [string, string], ["/api/docs", words.api] as [string, string]]),
  ];
  return (
    <ul class="menu">
      {pages.map(([href, title]) => (
        <li key={href}>
          <a href={href}>
            {title}
            <Icon name="next" />
          </a>
        </li>
      ))}
      {settings.value && (
        <li>
          <OutLink href={settings.value.region.site_url}>
            {words.regionSite}
            <Icon name="next" />
          </OutLink>
        </li>
      )}
    </ul>
  );
}

function Erase() {
  const [asking, setAsking] = useState(false);
  const words = t().morePage;
  const erase = async (): Promise<void> => {
    try {
      if (me.value && !(await signOut(true))) return show(t().account.signOutLater);
      await eraseEverything();
      // A path's link stops now, or as soon as there is a network.
      await quietly(flush);
      location.assign("/");
    } catch {
      show(t().saved.failed);
    }
  };
  return (
    <>
      <button type="button" class="button" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {words.erase}
      </button>
      <Sheet
        open={asking}
        title={words.erase}
        onClose={() => setAsking(false)}
        footer={
          <>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {t().cancel}
            </button>
            <button type="button" class="button main" onClick={() => void erase()}>
              {words.eraseYes}
            </button>
          </>
        }
      >
        <p>{words.eraseAsk}</p>
        <p class="hint">{words.eraseLink}</p>
      </Sheet>
    </>
  );
}
