import { client, unwrap } from "../../data/client";
import { monthName } from "../../data/format";
import type { HomeKind } from "../../data/preferences";
import { hasRole, me } from "../../data/session";
import { isOver } from "../../guide/pages/path/order";
import { WAYS_OF_CLASS, yearClass } from "../../guide/pages/path/year-class";
import { yearWords } from "../../guide/words/year";
import { language } from "../../i18n";
import { Fetched } from "../../ui/forms/fetched";
import { useLoaded } from "../../ui/forms/use-loaded";
import { Icon, type IconName } from "../../ui/icon";
import { later } from "../../ui/navigation/lazy";
import { awaitHeading } from "../../ui/navigation/router";
import { homesWords } from "../words/homes";
import { CloseToMine } from "./home-adult";
import { OfMyChild } from "./home-child";
import { Contacts } from "./home-contacts";
import "../../ui/listed.css";

const NextArrivals = later(() => import("../../placements/pages/company/arrivals").then((m) => m.NextArrivals));

const STEPS_SHOWN = 4;
/** Who accompany pupils think in the year's dates. */
const WITH_YEAR: HomeKind[] = ["parent", "teacher", "school"];

/** Who may need to call the Region about pupils. */
const WITH_REGION: HomeKind[] = ["parent", "teacher", "school"];

/** The drawing of a door, by the beginning of its address. */
const ICONS: readonly [beginning: string, icon: IconName][] = [
  ["/?", "around"],
  ["/agenda", "agenda"],
  ["/meetings/new", "calendarAdd"],
  ["/meetings", "talks"],
  ["/mentors", "talks"],
  ["/conversations", "talks"],
  ["/ask", "talks"],
  ["/inbox", "mail"],
  ["/staff/questions", "mail"],
  ["/me/availability", "clock"],
  ["/me/opening-hours", "clock"],
  ["/me/organisation", "person"],
  ["/parent", "person"],
  ["/staff/audit", "more"],
  ["/staff/a", "person"],
  ["/staff", "check"],
  ["/company/offers/new", "send"],
  ["/company", "offers"],
  ["/offers", "offers"],
  ["/careers", "careers"],
  ["/hiring", "careers"],
  ["/trainings", "learn"],
  ["/issuing/requests", "check"],
  ["/issuing", "shield"],
  ["/badges", "search"],
  ["/immersion", "careers"],
  ["/interests", "share"],
  ["/me/answers", "ask"],
  ["/aids/conseil", "phone"],
];

function iconOf(href: string): IconName {
  return ICONS.find(([beginning]) => href.startsWith(beginning))?.[1] ?? "flag";
}

/** What a home leads to. */
export function HomeDoors({ kind }: { kind: Exclude<HomeKind, "young"> }) {
  const words = homesWords();
  const mine = me.value;
  const doors = words.doors[kind].filter(([, , , roles]) => !roles || (mine && hasRole(mine, ...roles)));
  return (
    <>
      {kind === "mentor" && (
        <Fetched load={() => import("../rooms/few/answering")}>
          {({ AskedOfMe, ThanksReceived }) => (
            <>
              <AskedOfMe />
              <ThanksReceived />
            </>
          )}
        </Fetched>
      )}
      {kind === "company" && mine && hasRole(mine, "company") && <NextArrivals accountId={mine.id} />}
      {kind === "adult" && <CloseToMine />}
      {kind === "parent" && <OfMyChild />}
      <nav aria-label={words.doorsLabel}>
        <ul class="doors">
          {doors.map(([href, title, text]) => (
            <li key={href} class="of-place">
              <a href={href} onClick={href.startsWith("/?") ? awaitHeading : undefined}>
                <Icon name={iconOf(href)} />
                <span>
                  <b>{title}</b> {text}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {WITH_REGION.includes(kind) && <Contacts />}
      {WITH_YEAR.includes(kind) && <Year />}
    </>
  );
}

/** The next steps of the school year, of the class that was chosen on this phone. */
function Year() {
  const words = homesWords();
  const { names, title, all, choose } = yearWords();
  const chosen = yearClass.value;
  const loaded = useLoaded("calendar", (signal) => unwrap(client.GET("/api/v1/calendar", { signal })));
  if (!loaded.data) return null;
  const ways: readonly string[] | null = chosen && WAYS_OF_CLASS[chosen];
  const steps = loaded.data.steps.filter((step) => (!ways || ways.includes(step.way)) && !isOver(step));
  return (
    <section>
      <h2>{chosen ? `${title}\u00a0: ${names[chosen]}` : title}</h2>
      <ol class="listed">
        {steps.slice(0, STEPS_SHOWN).map(({ id, label, usual }) => (
          <li key={id}>
            <p>
              {label[language.value]}
              {usual && (
                <span class="hint">
                  {" "}
                  {words.yearUsual(monthName(usual.from, language.value), monthName(usual.to, language.value))}
                </span>
              )}
            </p>
          </li>
        ))}
      </ol>
      <p class="actions">
        <a class="button" href="/year">
          {chosen ? all : choose}
        </a>
      </p>
    </section>
  );
}
