import { useEffect, useRef, useState } from "preact/hooks";
import { momentText } from "../../../data/format";
import { live } from "../../../data/live";
import { language } from "../../../i18n";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { Field } from "../../../ui/forms/field";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { SelectField } from "../../../ui/forms/select-field";
import { Trouble } from "../../../ui/forms/trouble";
import { useKeptText } from "../../../ui/forms/use-kept-text";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { announce, show } from "../../../ui/navigation/announcer";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { useNews } from "../../../ui/use-news";
import { type Code, issuingApi } from "../../data/issuing/issuing";
import { issuingWords } from "../../words/issuing";
import "../../../ui/forms/forms.css";
import "./issuing.css";
import { LargeCode, spaced } from "./large-code";

const HOUR_MS = 3_600_000;
/** Where the stream is cut, claims are asked for. */
const ASK_AGAIN_MS = 4_000;
/** Whoever claims at once is counted at once. */
const GATHER_MS = 500;

/** The codes of one badge: made for an event, shown in large, closed when it is over. */
export function CodesPage({ id }: { id: string }) {
  return <NeedsAccount roles={["issuer"]}>{() => <Loaded key={id} id={id} />}</NeedsAccount>;
}

function Loaded({ id }: { id: string }) {
  const words = issuingWords().code;
  const achievement = useLoaded(`achievement ${id}`, (signal) => issuingApi.read(id, signal));
  const codes = useLoaded(`codes ${id}`, (signal) => issuingApi.codes(id, signal));
  const [shown, setShown] = useState<string | null>(null);
  // A room whose network fails for a while still sees the code.
  const last = useRef(codes.data);
  last.current = codes.data ?? last.current;
  useClaims(last.current?.items.some(({ open }) => open) ?? false, codes.reload);
  return (
    <LoadedPage loaded={achievement}>
      {({ name, status }) => (
        <LoadedPage loaded={{ ...codes, data: last.current }}>
          {({ items }) => {
            const large = items.find((code) => code.id === shown && code.open);
            const lists = { onShow: setShown, onClosed: codes.reload };
            return (
              <div class="page">
                <BackButton />
                <p class="kind">{name}</p>
                <PageTitle text={words.title} />
                <p class="lead">{words.lead}</p>
                <Codes title={words.works} codes={items.filter(({ open }) => open)} {...lists} />
                {status === "published" && (
                  <NewCode
                    achievement={id}
                    onMade={(code) => {
                      setShown(code);
                      codes.reload();
                    }}
                  />
                )}
                <Codes title={words.over} codes={items.filter(({ open }) => !open)} {...lists} />
                {large && <LargeCode code={large} badge={name} onClose={() => setShown(null)} />}
              </div>
            );
          }}
        </LoadedPage>
      )}
    </LoadedPage>
  );
}

/** Count on while somebody claims: the stream tells; where it is cut, the server is asked now and then. */
function useClaims(open: boolean, count: () => void): void {
  const latest = useRef(count);
  latest.current = count;
  const gathering = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useNews(["badge.claimed"], () => {
    gathering.current ??= setTimeout(() => {
      gathering.current = undefined;
      latest.current();
    }, GATHER_MS);
  });
  useEffect(() => () => clearTimeout(gathering.current), []);
  const asks = open && !live.value;
  useEffect(() => {
    if (!asks) return undefined;
    const again = setInterval(() => document.visibilityState === "visible" && latest.current(), ASK_AGAIN_MS);
    return () => clearInterval(again);
  }, [asks]);
}

interface CodesProps {
  title: string;
  codes: Code[];
  onShow: (id: string) => void;
  onClosed: () => void;
}

function Codes({ title, codes, onShow, onClosed }: CodesProps) {
  const words = issuingWords().code;
  const [question, setQuestion] = useState<Question | null>(null);
  if (!codes.length) return null;
  const close = (code: Code): void =>
    setQuestion({
      title: words.close,
      text: words.closeAsk,
      yes: words.close,
      act: () => issuingApi.closeCode(code.id),
      onDone: () => {
        show(words.closed);
        onClosed();
      },
    });
  return (
    <section>
      <h2>{title}</h2>
      <ul class="cards">
        {codes.map((code) => (
          <li key={code.id} class="card">
            <div class="card-text">
              <h3>{code.label || spaced(code.code ?? words.ended)}</h3>
              <p class="facts">
                <span>{words.claims(code.claims, code.max_claims)}</span>
                <span>{code.open ? words.ends(momentText(code.expires_at, language.value)) : words.ended}</span>
              </p>
              {code.narrative && <p class="quiet as-typed">{code.narrative}</p>}
              {code.open && (
                <p class="actions">
                  <button type="button" class="button main" onClick={() => onShow(code.id)}>
                    {words.show}
                  </button>
                  <button type="button" class="button" aria-haspopup="dialog" onClick={() => close(code)}>
                    {words.close}
                  </button>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Confirm question={question} onClose={() => setQuestion(null)} />
    </section>
  );
}

function NewCode({ achievement, onMade }: { achievement: string; onMade: (id: string) => void }) {
  const words = issuingWords().code;
  const sending = useSending();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [label, setLabel] = useState("");
  const [hours, setHours] = useState("8");
  const [most, setMost] = useState("");
  const [narrative, setNarrative] = useKeptText(`code-words:${achievement}`);
  const form = useRef<HTMLFormElement>(null);
  const go = async (): Promise<void> => {
    const content = {
      label,
      narrative,
      expires_at: new Date(Date.now() + Number(hours) * HOUR_MS).toISOString(),
      max_claims: most.trim() ? Number(most) : null,
    };
    if (!(await sending.send(() => issuingApi.openCode(achievement, id, content)))) return;
    announce(words.opened);
    onMade(id);
    setId(crypto.randomUUID());
    setLabel("");
    setNarrative("");
    setMost("");
  };
  return (
    <form
      ref={form}
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <h2>{words.another}</h2>
      <Field
        label={words.label}
        hint={words.labelHint}
        value={label}
        onInput={setLabel}
        maxLength={120}
        error={sending.fields.label}
      />
      <SelectField
        label={words.until}
        value={hours}
        options={["2", "8", "24", "168"].map((value) => ({ value, label: words.untils[value]! }))}
        onChange={setHours}
        error={sending.fields.expires_at}
      />
      <Field
        label={words.most}
        inputMode="numeric"
        value={most}
        onInput={setMost}
        maxLength={6}
        error={sending.fields.max_claims}
      />
      <Field
        label={words.words}
        value={narrative}
        onInput={setNarrative}
        rows={2}
        maxLength={1000}
        error={sending.fields.narrative}
      />
      <Trouble of={sending} />
      <button type="submit" class="button main" aria-disabled={sending.busy}>
        {words.open}
      </button>
    </form>
  );
}
