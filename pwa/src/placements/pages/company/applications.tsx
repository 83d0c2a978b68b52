import { useState } from "preact/hooks";
import { OneChoice } from "../../../ui/choices";
import { ListStates, MoreButton } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { useList } from "../../../ui/use-list";
import { useNews } from "../../../ui/use-news";
import { type Application, applicationsApi, daysLeft, RECEIVED } from "../../data/company/applications";
import { companyWords } from "../../words/company";
import { weekSpans } from "./texts";

interface Props {
  organisation: string;
  /** Only those for one offer. */
  offer?: string;
}

/** Who answered: those that wait longest first, or everybody. */
export function Applications({ organisation, offer }: Props) {
  const words = companyWords().applications;
  const [show, setShow] = useState<"waiting" | "all">(offer ? "all" : "waiting");
  const list = useList<Application>(
    `applications ${organisation} ${offer ?? ""} ${show}`,
    (cursor, signal) =>
      applicationsApi.received(organisation, { show, ...(offer && { offer_id: offer }) }, cursor, signal),
    (count) => announce(count ? words.found(count) : words.none),
    { fresh: true },
  );
  useNews(RECEIVED, list.reload);
  return (
    <>
      {!offer && (
        <OneChoice
          legend={words.shown}
          quiet
          options={[
            { value: "waiting", label: words.waiting },
            { value: "all", label: words.all },
          ]}
          chosen={show}
          onChange={(value) => setShow(value)}
        />
      )}
      <ListStates list={list} none={show === "waiting" ? words.none : words.noneAtAll} rows={2} />
      {show === "waiting" && list.items.length > 0 && <p class="hint">{words.silence}</p>}
      <ul class="cards">
        {list.items.map((application) => (
          <ApplicationCard key={application.id} application={application} named={!offer} />
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}

function ApplicationCard({ application, named }: { application: Application; named: boolean }) {
  const words = companyWords().applications;
  const { status, answer_due_at: due } = application;
  const weeks = application.held_weeks.length ? application.held_weeks : application.weeks;
  const left = due ? daysLeft(due) : null;
  return (
    <li class="card of-career">
      <div class="card-text">
        <h3>
          <a href={`/company/applications/${application.id}`}>{application.first_name || words.noName}</a>
        </h3>
        <p class="facts">
          {application.level && <span>{words.levels[application.level] ?? application.level}</span>}
          {named && <span>{application.offer.title}</span>}
          {weeks.length > 0 && <span>{weekSpans(weeks.slice(0, 2), application.offer.weekdays)}</span>}
        </p>
        <p class="tags">
          <span class={left !== null && left < 4 ? "tag alarm" : "tag"}>
            {left === null ? (words.statuses[status] ?? status) : words.daysLeft(left)}
          </span>
        </p>
      </div>
    </li>
  );
}
