import { useEffect, useId, useState } from "preact/hooks";
import { where } from "../../../data/preferences";
import type { Screening } from "../../../data/safety";
import type { Me } from "../../../data/session";
import { careerOptions, communeOptions } from "../../../people/pages/roles/searches";
import { accountWords } from "../../../people/words/account";
import { OneChoice } from "../../../ui/choices";
import { Combo } from "../../../ui/forms/combo";
import { Field } from "../../../ui/forms/field";
import { profileHref } from "../../../ui/forms/profile-href";
import { Trouble } from "../../../ui/forms/trouble";
import { useMissing } from "../../../ui/forms/use-missing";
import { useSending } from "../../../ui/forms/use-sending";
import { show } from "../../../ui/navigation/announcer";
import { later } from "../../../ui/navigation/lazy";
import { leaveFor, query } from "../../../ui/navigation/router";
import type { Mentor } from "../../data/mentors";
import { ask, keepWritten, keptWritten, type Written } from "../../data/questions";
import { Ideas, type IdeasOf } from "../../parts/ideas";
import { questionsWords } from "../../words/questions";
import { AnsweredAlready } from "../answers/answered-already";
import { ConsentStep } from "./consent-step";

export const ServiceHours = later(() => import("../advisers/service-hours").then((m) => m.ServiceHours));
const SaidInChat = later(() => import("./said-in-chat").then((m) => m.SaidInChat));

const WHOM = ["advisers", "anyone"] as const;
const NO_CAREER = { career_code: null, training: "" };
const TEXT_MIN = 10;
const TEXT_MAX = 1000;

interface Props {
  account: Me;
  mentor: Mentor | null;
  career: { key: string; label: string } | null;
  /** It has gone, and there is something to say about its words. */
  onScreened: (id: string, screening: Screening) => void;
}

/** The question itself; what is written stays on the phone until it leaves. */
export function AskForm({ account, mentor, career, onScreened }: Props) {
  const words = questionsWords().ask;
  const to = mentor?.id ?? null;
  const [written, setWritten] = useState<Written>(() => keptWritten(to) ?? blank(mentor));
  const formId = useId();
  const sending = useSending();
  const change = (part: Partial<Written>): void => {
    const next = { ...written, ...part };
    setWritten(next);
    keepWritten(to, next);
  };
  // The address says which career one comes from; its name may come later, when another was chosen.
  useEffect(() => {
    if (career) setWritten((last) => ({ ...last, ...chosen(career) }));
  }, [career?.key]);
  useEffect(() => {
    if (career) setWritten((last) => (last.career_code === career.key ? { ...last, careerName: career.label } : last));
  }, [career?.label]);
  const { advisers } = written;
  const length = written.text.trim().length;
  const { form, errorOf, refuses } = useMissing<keyof Written>(
    {
      career_code: advisers || written.career_code ? undefined : words.careerMissing,
      text: length < TEXT_MIN ? words.tooShort(TEXT_MIN) : undefined,
    },
    sending,
  );

  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (refuses()) return;
    const { careerName, communeName, advisers, ...draft } = written;
    let screening: Screening | null = null;
    const done = await sending.send(async () => {
      screening = await ask(account, { ...draft, ...(advisers && NO_CAREER), mentor_id: to });
    });
    if (!done) return;
    keepWritten(to, null);
    if (screening && said(screening)) return onScreened(draft.id, screening);
    show(screening ? words.sent : words.later);
    leaveFor(screening ? `/me/questions/${draft.id}` : "/me/questions");
  };

  // What consent takes has forms of its own: the button stands outside this one.
  return (
    <div class="stack">
      <form id={formId} ref={form} class="stack" noValidate onSubmit={(event) => void send(event)}>
        {!mentor && (
          <>
            <OneChoice
              legend={words.whom}
              options={WHOM.map((value) => ({ value, label: words.whomList[value] }))}
              chosen={advisers ? "advisers" : "anyone"}
              onChange={(one) => change({ advisers: one === "advisers" })}
            />
            <p>{advisers ? words.toAdvisersLead : words.toAnyoneLead}</p>
            {advisers && <ServiceHours />}
          </>
        )}
        {!mentor && !advisers && (
          <Combo
            label={words.career}
            hint={words.careerHint}
            none={words.careerNone}
            chosen={written.careerName || undefined}
            error={errorOf("career_code")}
            search={careerOptions}
            onChoose={(one) => change(chosen(one))}
          />
        )}
        <Ideas of={ideasOf(mentor, advisers)} onPick={(text) => change({ text })} />
        {query.value.get("from") === "chat" && (
          <SaidInChat text={written.text} longest={TEXT_MAX} onText={(text) => change({ text })} />
        )}
        <Field
          label={words.text}
          hint={`${words.warning} ${words.left(TEXT_MAX - written.text.length)}`}
          error={errorOf("text")}
          rows={6}
          maxLength={TEXT_MAX}
          required
          value={written.text}
          onInput={(text) => change({ text })}
        />
        <AnsweredAlready text={written.text} career={advisers ? null : (written.career_code ?? null)} />
        {!mentor && (
          <>
            {!advisers && (
              <Field
                label={words.training}
                hint={words.trainingHint}
                error={errorOf("training")}
                maxLength={100}
                value={written.training}
                onInput={(training) => change({ training })}
              />
            )}
            <Combo
              label={words.commune}
              hint={advisers ? words.communeHintAdvisers : words.communeHint}
              none={words.communeNone}
              chosen={written.communeName || undefined}
              error={errorOf("commune_code")}
              search={communeOptions}
              onChoose={({ key, label }) => change({ commune_code: key, communeName: label })}
            />
          </>
        )}
      </form>
      <Sees account={account} />
      <ConsentStep accountId={account.id}>
        <Trouble of={sending} />
        {sending.code === "enough-questions" && (
          <p>
            <a href="/me/questions">{words.toMine}</a>
          </p>
        )}
        <button type="submit" form={formId} class="button main wide" aria-disabled={sending.busy}>
          {sending.busy ? words.sending : words.send}
        </button>
      </ConsentStep>
    </div>
  );
}

function chosen({ key, label }: { key: string; label: string }): Partial<Written> {
  return { career_code: key, careerName: label, advisers: false };
}

function ideasOf(mentor: Mentor | null, advisers: boolean): IdeasOf {
  if (!mentor) return advisers ? "advisers" : "trade";
  return mentor.kind === "professional" ? "trade" : "learning";
}

function said({ masked, held, distress }: Screening): boolean {
  return masked.length > 0 || held || distress;
}

function blank(mentor: Mentor | null): Written {
  const place = where.value;
  const commune = !mentor && place?.by === "commune" ? place : null;
  return {
    id: crypto.randomUUID(),
    text: "",
    career_code: mentor?.career.code ?? null,
    careerName: mentor?.career.label ?? "",
    training: "",
    commune_code: commune?.code ?? null,
    communeName: commune?.name ?? "",
    // Whoever comes without a career may not know one.
    advisers: !mentor,
  };
}

/** What whoever answers is shown, and what they never are. */
function Sees({ account }: { account: Me }) {
  const words = questionsWords().ask;
  return (
    <section class="hint-card">
      <h2>{words.sees}</h2>
      <ul>
        <li>{words.seesName(account.first_name || words.noName)}</li>
        {account.level && <li>{words.seesLevel(accountWords().levels[account.level] ?? account.level)}</li>}
        {account.minor && <li>{words.seesMinor}</li>}
        <li>{words.seesQuestion}</li>
      </ul>
      {!account.first_name && (
        <p>
          <a href={profileHref()}>{words.fillIn}</a>
        </p>
      )}
      <p>{words.never}</p>
    </section>
  );
}
