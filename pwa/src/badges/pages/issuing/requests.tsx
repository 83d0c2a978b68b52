import { useRef, useState } from "preact/hooks";
import { t } from "../../../i18n";
import { OneChoice } from "../../../ui/choices";
import { dayOf } from "../../../ui/forms/day";
import { Field } from "../../../ui/forms/field";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { ListStates, MoreButton } from "../../../ui/list-parts";
import { announce, show } from "../../../ui/navigation/announcer";
import { BackButton, OutLink, PageTitle } from "../../../ui/page";
import { Sheet } from "../../../ui/sheet";
import { useList } from "../../../ui/use-list";
import { useNews } from "../../../ui/use-news";
import { type Decision, issuingApi, type Received, type ReceivedDetail } from "../../data/issuing/issuing";
import { issuingWords } from "../../words/issuing";
import "./issuing.css";
import { IssuerPage, WhichOrganisation } from "./issuers";

/** What students ask for, with what they show: one by one, or several at once. */
export function BadgeRequestsPage() {
  return (
    <IssuerPage>
      {(one, all) => (
        <div class="page">
          <BackButton />
          <PageTitle text={issuingWords().request.title} />
          <WhichOrganisation one={one} all={all} />
          <Requests key={one.id} organisation={one.id} />
        </div>
      )}
    </IssuerPage>
  );
}

const STATES = ["waiting", "awarded", "refused"] as const;

/** Send decisions and say what went through; what did not, by request. */
async function decide(organisation: string, decisions: Decision[]): Promise<Map<string, string>> {
  const words = issuingWords().request;
  const { items } = await issuingApi.decide(organisation, decisions);
  const failed = new Map(
    items.flatMap(({ request_id, error }) => (error ? [[request_id, words.errors[error] ?? words.errors.other!]] : [])),
  );
  const done = items.length - failed.size;
  const told = decisions[0]!.decision === "award" ? words.awarded(done) : words.refused;
  if (done) show(told);
  else announce(words.failed(failed.size));
  return failed;
}

function Requests({ organisation }: { organisation: string }) {
  const words = issuingWords().request;
  const [state, setState] = useState<(typeof STATES)[number]>("waiting");
  const [chosen, setChosen] = useState<string[]>([]);
  const [looked, setLooked] = useState<string | null>(null);
  const [narrative, setNarrative] = useState("");
  const [own, setOwn] = useState<Record<string, string>>({});
  const [failed, setFailed] = useState<ReadonlyMap<string, string>>(new Map());
  const tool = useRef<HTMLDivElement>(null);
  const sending = useSending();
  const list = useList<Received>(
    `badge-requests ${organisation} ${state}`,
    (cursor, signal) => issuingApi.requests(organisation, state, cursor, signal),
    (count) => announce(words.count(count)),
    { fresh: true },
  );
  useNews(["badge.requested"], list.reload);
  const ready = list.items.filter(({ id, status }) => status === "waiting" && chosen.includes(id));
  const awardAll = async (): Promise<void> => {
    const decisions = ready.map(({ id }) => ({
      request_id: id,
      decision: "award" as const,
      narrative: own[id]?.trim() || narrative,
      reason: "",
    }));
    let refused: ReadonlyMap<string, string> = new Map();
    if (!(await sending.send(async () => (refused = await decide(organisation, decisions))))) return;
    setFailed(refused);
    setChosen([...refused.keys()]);
    if (!refused.size) {
      setNarrative("");
      setOwn({});
    }
    list.reload();
  };
  return (
    <>
      <OneChoice
        legend={words.shown}
        quiet
        options={STATES.map((value) => ({ value, label: words.states[value]! }))}
        chosen={state}
        onChange={setState}
      />
      <h2 class="hidden">{words.states[state]}</h2>
      <ListStates list={list} none={state === "waiting" ? words.none : words.noneOver} rows={3} />
      <ul class="cards">
        {list.items.map((one) => (
          <Card
            key={one.id}
            request={one}
            chosen={chosen.includes(one.id)}
            trouble={failed.get(one.id)}
            onChoose={(yes) => setChosen(yes ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))}
            onLook={() => setLooked(one.id)}
          />
        ))}
      </ul>
      <MoreButton list={list} />
      {ready.length > 0 && (
        <p class="chosen-bar">
          <strong role="status">{words.chosen(ready.length)}</strong>
          <button
            type="button"
            class="button main"
            onClick={() => tool.current?.querySelector<HTMLElement>("textarea")?.focus()}
          >
            {words.chosenGo}
          </button>
        </p>
      )}
      {ready.length > 0 && (
        <div class="word stack" ref={tool}>
          <Field
            label={ready.length > 1 ? words.narrativeAll : words.narrative}
            hint={words.narrativeHint}
            value={narrative}
            onInput={setNarrative}
            rows={2}
            maxLength={1000}
            error={sending.fields["decisions.0.narrative"]}
          />
          {ready.length > 1 && (
            <details>
              <summary>{words.narrativeEach}</summary>
              <div class="stack">
                {ready.map(({ id, first_name, achievement_name }) => (
                  <Field
                    key={id}
                    label={words.narrativeFor(first_name, achievement_name)}
                    value={own[id] ?? ""}
                    onInput={(text) => setOwn({ ...own, [id]: text })}
                    rows={2}
                    maxLength={1000}
                  />
                ))}
              </div>
            </details>
          )}
          <Trouble of={sending} />
          <button type="button" class="button main wide" aria-disabled={sending.busy} onClick={() => void awardAll()}>
            {words.awardAll(ready.length)}
          </button>
        </div>
      )}
      <Sheet
        open={looked !== null}
        title={state === "waiting" ? words.look : words.see}
        onClose={() => setLooked(null)}
      >
        {looked && (
          <Look
            key={looked}
            id={looked}
            organisation={organisation}
            onDecided={() => {
              setLooked(null);
              list.reload();
            }}
          />
        )}
      </Sheet>
    </>
  );
}

interface CardProps {
  request: Received;
  chosen: boolean;
  /** Why it could not be decided. */
  trouble: string | undefined;
  onChoose: (chosen: boolean) => void;
  onLook: () => void;
}

function Card({ request, chosen, trouble, onChoose, onLook }: CardProps) {
  const words = issuingWords().request;
  const { first_name, achievement_name, message, evidence_count, sent_at, reason, status } = request;
  const look = status === "waiting" ? words.look : words.see;
  return (
    <li class="card">
      {status === "waiting" && (
        <label class="tick">
          <input
            type="checkbox"
            aria-label={words.choose(first_name)}
            checked={chosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        </label>
      )}
      <div class="card-text">
        <h3>{words.from(first_name, achievement_name)}</h3>
        {message && <p class="as-typed">{message}</p>}
        <p class="facts">
          {sent_at && <span>{dayOf(sent_at)}</span>}
          <span>{words.proofs(evidence_count)}</span>
        </p>
        {trouble && <p class="field-error">{trouble}</p>}
        {reason && <p class="quiet">{words.why(reason)}</p>}
        <Result of={request} />
        <p class="actions">
          <button type="button" class="button" aria-haspopup="dialog" onClick={onLook}>
            {look}
          </button>
        </p>
      </div>
    </li>
  );
}

/** What was decided, when, and what became of the badge. */
function Result({ of: { status, decided_at, award, revoked_at } }: { of: Received }) {
  const words = issuingWords();
  if (status === "waiting" || !decided_at) return null;
  return (
    <p class="facts">
      <span>{words.request.decided[status === "awarded" ? "awarded" : "refused"](dayOf(decided_at))}</span>
      {award && <span>{words.one.states[award]}</span>}
      {revoked_at && <span>{words.one.on(dayOf(revoked_at))}</span>}
    </p>
  );
}

interface LookProps {
  id: string;
  organisation: string;
  onDecided: () => void;
}

function Look({ id, ...props }: LookProps) {
  const loaded = useLoaded(`badge-request ${id}`, (signal) => issuingApi.request(id, signal));
  return <LoadedPage loaded={loaded}>{(request) => <Whole request={request} {...props} />}</LoadedPage>;
}

function Whole({ request, organisation, onDecided }: Omit<LookProps, "id"> & { request: ReceivedDetail }) {
  const words = issuingWords().request;
  const sending = useSending();
  const [refusing, setRefusing] = useState(false);
  const [narrative, setNarrative] = useState("");
  const [reason, setReason] = useState("");
  const [trouble, setTrouble] = useState("");
  const turn = (toRefuse: boolean): void => {
    setTrouble("");
    setRefusing(toRefuse);
  };
  const go = async (decision: "award" | "refuse"): Promise<void> => {
    const one = {
      request_id: request.id,
      decision,
      narrative: refusing ? "" : narrative,
      reason: refusing ? reason : "",
    };
    let refused: string | undefined;
    if (!(await sending.send(async () => (refused = (await decide(organisation, [one])).get(request.id))))) return;
    setTrouble(refused ?? "");
    if (!refused) onDecided();
  };
  return (
    <div class="stack">
      <h3>{words.from(request.first_name, request.achievement_name)}</h3>
      {request.criteria && (
        <div>
          <h4>{words.asks}</h4>
          <p class="as-typed">{request.criteria}</p>
        </div>
      )}
      {request.message && (
        <div>
          <h4>{words.says}</h4>
          <blockquote class="quoted as-typed">{request.message}</blockquote>
        </div>
      )}
      {request.evidence.length > 0 && <Evidence request={request} />}
      <Result of={request} />
      {request.award && <a href={`/issuing/achievements/${request.achievement_id}`}>{words.toBadge}</a>}
      {request.status === "waiting" && (
        <>
          {refusing ? (
            <>
              <p>{words.refuseText}</p>
              <Field
                label={words.reason}
                value={reason}
                onInput={setReason}
                rows={3}
                maxLength={500}
                error={trouble || sending.fields["decisions.0.reason"]}
              />
            </>
          ) : (
            <Field
              label={words.narrative}
              hint={words.narrativeHint}
              value={narrative}
              onInput={setNarrative}
              rows={3}
              maxLength={1000}
              error={trouble || sending.fields["decisions.0.narrative"]}
            />
          )}
          <Trouble of={sending} />
          <p class="actions">
            {refusing ? (
              <button type="button" class="button" onClick={() => turn(false)}>
                {t().cancel}
              </button>
            ) : (
              <button type="button" class="button main" aria-disabled={sending.busy} onClick={() => void go("award")}>
                {words.award}
              </button>
            )}
            <button
              type="button"
              class={refusing ? "button danger" : "button"}
              aria-disabled={sending.busy || (refusing && !reason.trim())}
              onClick={() => (refusing ? reason.trim() && void go("refuse") : turn(true))}
            >
              {words.refuse}
            </button>
          </p>
        </>
      )}
    </div>
  );
}

function Evidence({ request }: { request: ReceivedDetail }) {
  const words = issuingWords().request;
  const photos = request.evidence.filter(({ photo_url }) => photo_url);
  return (
    <section class="stack">
      <h4>{words.evidence}</h4>
      {request.evidence.map(({ id, text, url, photo_url }) => (
        <div key={id}>
          {photo_url && (
            <a href={photo_url} target="_blank" rel="noopener">
              <img
                class="proof"
                src={photo_url}
                alt={words.photo(photos.findIndex((one) => one.id === id) + 1)}
                loading="lazy"
              />
            </a>
          )}
          {text && <p class="text as-typed">{text}</p>}
          {url && <OutLink href={url}>{url}</OutLink>}
        </div>
      ))}
      {photos.length > 0 && <p class="hint">{words.onlyYou}</p>}
    </section>
  );
}
