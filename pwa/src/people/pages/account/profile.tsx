import { useEffect, useState } from "preact/hooks";
import { OneChoice } from "../../../ui/choices";
import { CommuneField } from "../../../ui/commune-field";
import { Field } from "../../../ui/forms/field";
import { show } from "../../../ui/navigation/announcer";
import { leaveFor, query } from "../../../ui/navigation/router";
import "../../../ui/forms/forms.css";
import { dateText } from "../../../data/format";
import { where } from "../../../data/preferences";
import { privacyApi } from "../../../data/privacy";
import { loadSession, type Me, type MeUpdate, updateMe } from "../../../data/session";
import type { Commune } from "../../../data/types";
import { language } from "../../../i18n";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { meApi, type StudyLevel } from "../../data/me";
import { accountWords } from "../../words/account";
import "./account.css";
import { safeReturn } from "./after-sign-in";
import { InterestChoice } from "./interest-choice";
import { useBirthDate } from "./use-birth-date";

/** What the account says about the person. */
export function ProfilePage() {
  return <NeedsAccount>{(account) => <Profile account={account} />}</NeedsAccount>;
}

function Profile({ account }: { account: Me }) {
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={accountWords().profile.title} />
      <Choices account={account} />
      <CommuneSection account={account} />
    </div>
  );
}

function Choices({ account }: { account: Me }) {
  const { profile: words, levels, birth: birthWords, given } = accountWords();
  const [name, setName] = useState(account.first_name);
  const [level, setLevel] = useState<StudyLevel | "">(account.level ?? "");
  const [interests, setInterests] = useState(account.interests);
  const [changing, setChanging] = useState(false);
  const [inReview, setInReview] = useState(false);
  // The kept copy is shown first; the server may know better.
  useEffect(() => {
    setName(account.first_name);
    setLevel(account.level ?? "");
    setInterests(account.interests);
  }, [account.first_name, account.level, account.interests.join()]);
  const sending = useSending();
  const asksDate = changing || !account.birth_date;
  const cameForDate = query.value.get("field") === "birth-date" && !account.birth_date;
  const birth = useBirthDate({
    hint: account.birth_date ? birthWords.changeHint : given.birthHint,
    refused: sending.fields.birth_date,
    focus: cameForDate,
  });
  const options = Object.entries(levels).map(([value, label]) => ({ value: value as StudyLevel | "", label }));
  // All that was typed goes with the one button: nothing is lost for having been typed in another part.
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    // What was not touched is not sent: who gives a date alone keeps the rest as the server has it.
    const update: MeUpdate = {
      ...(name.trim() !== account.first_name && { first_name: name.trim() }),
      ...(level !== (account.level ?? "") && { level: level || null }),
      ...(interests.join() !== account.interests.join() && { interests }),
    };
    const date = asksDate && (birth.begun || cameForDate) ? birth.read() : undefined;
    if (date === null) return;
    let said = words.saved;
    const saved = await sending.send(async () => {
      if (Object.keys(update).length) await updateMe(update);
      if (!date) return;
      const { outcome } = await meApi.setBirthDate(date);
      await loadSession();
      said = outcome === "kept" ? birthWords.kept : birthWords.review;
      setInReview(outcome === "in_review");
      setChanging(false);
    });
    if (!saved) return;
    show(said);
    const returnTo = query.value.get("return_to");
    if (returnTo) leaveFor(safeReturn(returnTo));
  };
  return (
    <form class="stack" noValidate onSubmit={(event) => void save(event)}>
      <Field
        label={words.name}
        hint={given.nameHint}
        error={sending.fields.first_name}
        autoComplete="given-name"
        maxLength={40}
        value={name}
        onInput={setName}
      />
      <section>
        <h2>{birthWords.legend}</h2>
        {account.birth_date && <p>{birthWords.known(dateText(account.birth_date, language.value))}</p>}
        {inReview && <p class="banner">{birthWords.review}</p>}
        {asksDate ? (
          birth.fields
        ) : (
          <button type="button" class="button" onClick={() => setChanging(true)}>
            {birthWords.change}
          </button>
        )}
      </section>
      <OneChoice<StudyLevel | "">
        legend={words.level}
        options={[...options, { value: "", label: words.noLevel }]}
        chosen={level}
        onChange={setLevel}
      />
      <InterestChoice legend={words.interests} chosen={interests} onChange={setInterests} />
      <Trouble of={sending} />
      <button type="submit" class="button main" aria-disabled={sending.busy}>
        {words.save}
      </button>
    </form>
  );
}

function CommuneSection({ account }: { account: Me }) {
  const { profile: words, given } = accountWords();
  const chosen = where.value?.by === "commune" ? where.value : null;
  const sending = useSending();
  const onAccount = account.commune_code !== null;
  const keep = (code: string | null): Promise<boolean> =>
    sending.send(async () => {
      await meApi.keepCommune(code);
      await loadSession();
    });
  const choose = async ({ code, name, lat, lon }: Commune): Promise<void> => {
    where.value = { by: "commune", code, name, lat: lat!, lon: lon! };
    show(given.communeChosen(name));
    // What the account already keeps follows; nothing is kept there unasked.
    if (onAccount) await keep(code);
  };
  return (
    <section>
      <h2>{words.commune}</h2>
      <p>
        {chosen ? `${given.communeChosen(chosen.name)}.` : words.communeNone}{" "}
        {(chosen || onAccount) && (onAccount ? words.communeAccount : words.communePhone)}
      </p>
      <CommuneField onChoose={(commune) => void choose(commune)} />
      <Trouble of={sending} />
      <p class="actions">
        {onAccount && (
          <button type="button" class="button" aria-disabled={sending.busy} onClick={() => void keep(null)}>
            {words.communeForget}
          </button>
        )}
        {!onAccount && chosen && <KeepCommune onKeep={() => void keep(chosen.code)} />}
      </p>
    </section>
  );
}

/** The account may keep the commune once the person (and a parent, before 15) agreed to that. */
function KeepCommune({ onKeep }: { onKeep: () => void }) {
  const words = accountWords().profile;
  const consents = useLoaded("consents", privacyApi.consents).data?.consents;
  if (!consents) return null;
  const granted = consents.some(({ purpose, state }) => purpose === "location" && state === "granted");
  if (!granted) {
    return (
      <>
        <span class="hint">{words.communeNeedsConsent}</span> <a href="/me/consents">{words.toConsents}</a>
      </>
    );
  }
  return (
    <button type="button" class="button" onClick={onKeep}>
      {words.communeKeep}
    </button>
  );
}
