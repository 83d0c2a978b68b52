import { useState } from "preact/hooks";
import { show } from "../app/announcer";
import { OneChoice } from "../components/choices";
import { Icon } from "../components/icon";
import { InstallHint } from "../components/install-hint";
import { OutLink, PageTitle } from "../components/page";
import { Sheet } from "../components/sheet";
import { waiting } from "../data/outbox";
import { type Language, type Theme, theme } from "../data/preferences";
import { settings } from "../data/settings";
import { eraseEverything } from "../data/store";
import { language, setLanguage, t } from "../i18n";
import "./more.css";

/** Settings of the phone, and the pages about the service. */
export function MorePage() {
  const words = t().morePage;
  const changeLanguage = (wanted: Language): void => {
    setLanguage(wanted).catch(() => show(words.languageFailed));
  };
  return (
    <div class="page">
      <PageTitle text={words.title} />
      {waiting.value > 0 && <p class="banner">{t().report.waiting(waiting.value)}</p>}
      <InstallHint always />
      <OneChoice<Language>
        legend={words.language}
        options={[
          { value: "fr", label: "Français" },
          { value: "en", label: "English" },
        ]}
        chosen={language.value}
        onChange={changeLanguage}
      />
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

function Pages() {
  const words = t().morePage;
  const pages: [string, string][] = [
    ["/interests", words.interests],
    ["/about", words.about],
    ["/ranking", words.ranking],
    ["/sources", words.sources],
    ["/privacy", words.privacy],
    ["/accessibility", words.accessibility],
    ["/legal", words.legal],
    ["/api/docs", words.api],
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
      await eraseEverything();
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
      </Sheet>
    </>
  );
}
