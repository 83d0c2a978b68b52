import { saved } from "../../data/kept-list";
import { hasRole, me } from "../../data/session";
import type { Sheet } from "../../data/store";
import { t } from "../../i18n";
import { Icon } from "../../ui/icon";
import { Empty } from "../../ui/list-parts";
import { PageTitle } from "../../ui/page";
import { Cards } from "../parts/results";

/** What the person saved, by type. */
export function SavedPage() {
  const words = t().saved;
  const sheets = saved.all.value.map((kept) => kept.sheet);
  const groups: [string, Sheet[]][] = [
    [words.places, sheets.filter((sheet) => sheet.type === "place")],
    [words.events, sheets.filter((sheet) => sheet.type === "event")],
    [words.offers, sheets.filter((sheet) => sheet.type === "offer")],
    [words.trainings, sheets.filter((sheet) => sheet.type === "training")],
    [words.careers, sheets.filter((sheet) => sheet.type === "career")],
  ];
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <p>
        <a class="button" href="/path">
          <Icon name="route" />
          {words.path}
        </a>
      </p>
      {sheets.length === 0 && (
        <Empty picture="saved" title={words.none} text={words.noneHelp} href="/" link={t().around.title} />
      )}
      {me.value && hasRole(me.value, "student") && (
        <p>
          <a href="/badges">{words.badges}</a>
        </p>
      )}
      {groups.map(([title, items]) =>
        items.length === 0 ? null : (
          <section key={title}>
            <h2>{title}</h2>
            <Cards items={items} />
          </section>
        ),
      )}
    </div>
  );
}
