import { useState } from "preact/hooks";
import { t } from "../../../i18n";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { dayOf } from "../../../ui/forms/day";
import { Field } from "../../../ui/forms/field";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { SelectField } from "../../../ui/forms/select-field";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { ListStates, MoreButton } from "../../../ui/list-parts";
import { announce, show } from "../../../ui/navigation/announcer";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { SearchField } from "../../../ui/search-field";
import { Sheet } from "../../../ui/sheet";
import { useList } from "../../../ui/use-list";
import { useNews } from "../../../ui/use-news";
import { type Achievement, type Issued, type IssuedState, issuingApi } from "../../data/issuing/issuing";
import { issuingWords } from "../../words/issuing";
import "../../../ui/forms/forms.css";
import "./issuing.css";
import { Picture } from "./home";
import { Running } from "./running";

/** One badge of one's organisation: what can be done with it, and who has it. */
export function OwnAchievementPage({ id }: { id: string }) {
  return <NeedsAccount roles={["issuer"]}>{() => <Own id={id} />}</NeedsAccount>;
}

function Own({ id }: { id: string }) {
  const loaded = useLoaded(`achievement ${id}`, (signal) => issuingApi.read(id, signal));
  return (
    <LoadedPage loaded={loaded}>
      {(achievement) => <Shown achievement={achievement} onChanged={loaded.replace} />}
    </LoadedPage>
  );
}

interface Props {
  achievement: Achievement;
  onChanged: (achievement: Achievement) => void;
}

function Shown({ achievement, onChanged }: Props) {
  const words = issuingWords();
  const { name, image_url, description, criteria, status } = achievement;
  return (
    <div class="page">
      <BackButton />
      <div class="award-head">
        <Picture url={image_url} size={96} />
        <div>
          <p class="kind">{words.edit.kinds[achievement.kind]}</p>
          <PageTitle text={name} />
          <p class="tags">
            <span class={status === "published" ? "tag state good" : "tag state"}>{words.one.statuses[status]}</span>
          </p>
        </div>
      </div>
      <Actions achievement={achievement} onChanged={onChanged} />
      <Running achievement={achievement.id} />
      {description && <p class="text as-typed">{description}</p>}
      {criteria && (
        <section>
          <h2>{words.edit.criteria}</h2>
          <p class="text as-typed">{criteria}</p>
        </section>
      )}
      <Facts achievement={achievement} />
      {status !== "draft" && <People achievement={achievement} />}
    </div>
  );
}

/** What else it says of itself. */
function Facts({ achievement }: { achievement: Achievement }) {
  const words = issuingWords();
  const { validity_months: months, careers, tags, requestable } = achievement;
  const lasts = months === null ? words.edit.for["0"]! : (words.edit.for[months] ?? words.edit.months(months));
  return (
    <p class="facts">
      <span>{words.fact(words.edit.validity, lasts)}</span>
      <span>{requestable ? words.one.requestable : words.one.notRequestable}</span>
      {careers.length > 0 && <span>{words.fact(words.one.careers, careers.map(({ label }) => label).join(", "))}</span>}
      {tags.length > 0 && <span>{words.fact(words.one.tags, tags.join(", "))}</span>}
    </p>
  );
}

function Actions({ achievement, onChanged }: Props) {
  const words = issuingWords().one;
  const [question, setQuestion] = useState<Question | null>(null);
  const { id, status, missing, organisation_id } = achievement;
  const publish = (): void =>
    setQuestion({
      title: words.publish,
      text: words.publishAsk,
      yes: words.publish,
      act: async () => onChanged(await issuingApi.publish(id)),
      onDone: () => show(words.published),
    });
  const archive = (): void =>
    setQuestion({
      title: words.archive,
      text: words.archiveAsk,
      yes: words.archive,
      act: async () => onChanged(await issuingApi.archive(id)),
      onDone: () => show(words.archived),
    });
  return (
    <>
      {status === "draft" && missing.length > 0 && (
        <p class="word">{words.missing(missing.map((part) => words.parts[part]).join(", "))}</p>
      )}
      <p class="actions">
        {status === "published" && (
          <>
            <a class="button main" href={`/issuing/achievements/${id}/award`}>
              {words.award}
            </a>
            <a class="button" href={`/issuing/achievements/${id}/codes`}>
              {words.codes}
            </a>
            {achievement.counts.requests > 0 && (
              <a class="button" href={`/issuing/requests?organisation=${organisation_id}`}>
                {issuingWords().requestsDoor(achievement.counts.requests)}
              </a>
            )}
            <a class="button" href={`/achievements/${id}`}>
              {words.see}
            </a>
          </>
        )}
        {status === "draft" && missing.length === 0 && (
          <button type="button" class="button main" aria-haspopup="dialog" onClick={publish}>
            {words.publish}
          </button>
        )}
        {status !== "archived" && (
          <a class={missing.length ? "button main" : "button"} href={`/issuing/achievements/${id}/edit`}>
            {words.edit}
          </a>
        )}
        {status === "published" && (
          <button type="button" class="button" aria-haspopup="dialog" onClick={archive}>
            {words.archive}
          </button>
        )}
      </p>
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </>
  );
}

const FILTERS = ["all", "issued", "offered", "with_parent", "expired", "revoked", "declined", "lapsed"] as const;

function People({ achievement }: { achievement: Achievement }) {
  const words = issuingWords().one;
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>("all");
  const [search, setSearch] = useState("");
  const [revoked, setRevoked] = useState<Issued | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const list = useList<Issued>(
    `issued ${achievement.id} ${filter} ${search}`,
    (cursor, signal) =>
      issuingApi.issued(achievement.id, filter === "all" ? undefined : filter, search, cursor, signal),
    (count) => announce(words.peopleCount(count)),
    { fresh: true },
  );
  useNews(["badge.batch"], list.reload);
  const takeBack = (one: Issued): void =>
    setQuestion({
      title: words.takeBack,
      text: words.takeBackAsk(nameOf(one)),
      yes: words.takeBack,
      act: () => issuingApi.revoke(one.id, words.takenBack),
      onDone: () => {
        show(words.takenBack);
        list.reload();
      },
    });
  return (
    <section>
      <h2>{words.people}</h2>
      <div class="people-tools">
        <SearchField label={words.search} placeholder={words.searchIn} value={search} onSearch={setSearch} />
        <SelectField
          label={words.filter}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: value === "all" ? words.all : words.states[value]! }))}
          onChange={setFilter}
        />
      </div>
      <ListStates list={list} none={search || filter !== "all" ? words.nobodySo : words.nobody} rows={3} />
      <ul class="cards">
        {list.items.map((one) => (
          <Person
            key={one.id}
            issued={one}
            onRevoke={() => (OFFERED.includes(one.state) ? takeBack(one) : setRevoked(one))}
          />
        ))}
      </ul>
      <MoreButton list={list} />
      <Revoke issued={revoked} onClose={() => setRevoked(null)} onDone={list.reload} />
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </section>
  );
}

/** What the issuer knows of who it was awarded to. */
function nameOf(issued: Issued): string {
  return issued.first_name || issued.email || issuingWords().one.someone;
}

/** Not accepted yet: it can be taken back without a word. */
const OFFERED: readonly IssuedState[] = ["offered", "with_parent"];
const GOOD: readonly IssuedState[] = ["issued"];

function Person({ issued, onRevoke }: { issued: Issued; onRevoke: () => void }) {
  const words = issuingWords().one;
  const offered = OFFERED.includes(issued.state);
  return (
    <li class="card">
      <div class="card-text">
        <h3>{nameOf(issued)}</h3>
        <p class="facts">
          <span>{words.on(dayOf(issued.accepted_at ?? issued.created_at))}</span>
          <span>{issued.label || words.by[issued.origin]}</span>
        </p>
        {issued.narrative && <p class="quiet as-typed">{issued.narrative}</p>}
        {issued.revocation_reason && <p class="quiet">{words.because(issued.revocation_reason)}</p>}
        <p class="tags">
          <span class={GOOD.includes(issued.state) ? "tag state good" : "tag state"}>{words.states[issued.state]}</span>
        </p>
        {(offered || issued.state === "issued") && (
          <p class="actions">
            <button
              type="button"
              class="button"
              aria-haspopup="dialog"
              aria-label={issuingWords().fact(offered ? words.takeBack : words.revoke, nameOf(issued))}
              onClick={onRevoke}
            >
              {offered ? words.takeBack : words.revoke}
            </button>
          </p>
        )}
      </div>
    </li>
  );
}

interface RevokeProps {
  issued: Issued | null;
  onClose: () => void;
  onDone: () => void;
}

function Revoke({ issued, onClose, onDone }: RevokeProps) {
  const words = issuingWords().one;
  const sending = useSending();
  const [reason, setReason] = useState("");
  const close = (): void => {
    sending.clear();
    setReason("");
    onClose();
  };
  const go = async (): Promise<void> => {
    if (!issued || !(await sending.send(() => issuingApi.revoke(issued.id, reason)))) return;
    show(words.revoked);
    close();
    onDone();
  };
  return (
    <Sheet
      open={issued !== null}
      title={issued ? words.revokeTitle(nameOf(issued)) : ""}
      onClose={close}
      footer={
        <>
          <button type="button" class="button" onClick={close}>
            {t().cancel}
          </button>
          <button type="button" class="button danger" aria-disabled={sending.busy} onClick={() => void go()}>
            {words.revoke}
          </button>
        </>
      }
    >
      <p>{words.revokeText}</p>
      <Field
        label={words.reason}
        value={reason}
        onInput={setReason}
        rows={3}
        maxLength={300}
        error={sending.fields.reason}
      />
      <Trouble of={sending} />
    </Sheet>
  );
}
