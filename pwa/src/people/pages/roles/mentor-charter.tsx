import { useState } from "preact/hooks";
import { language } from "../../../i18n";
import { ListFailure } from "../../../ui/failure";
import { dayOf } from "../../../ui/forms/day";
import { Tick } from "../../../ui/forms/field";
import { Trouble } from "../../../ui/forms/trouble";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useSending } from "../../../ui/forms/use-sending";
import { ListSkeleton } from "../../../ui/skeleton";
import { type MentorMine, rolesApi } from "../../data/roles";
import { rolesWords } from "../../words/roles";
import type { Step } from "./mentor-steps";

interface Props {
  mentor: MentorMine;
  /** Approved, and not asked to sign again yet. */
  settled: boolean;
  onGo: (step: Step) => void;
}

/** The charter to read, and to sign with the declaration of honour. */
export function CharterStep({ mentor, settled, onGo }: Props) {
  const words = rolesWords().mentor;
  const loaded = useLoaded("charter", rolesApi.charter);
  const [read, setRead] = useState(false);
  const [honour, setHonour] = useState(false);
  const [tried, setTried] = useState(false);
  const sending = useSending();
  if (loaded.error !== undefined) return <ListFailure error={loaded.error} onRetry={loaded.reload} />;
  const charter = loaded.data;
  if (!charter) return <ListSkeleton rows={4} />;
  const next = mentor.quiz_passed_at ? "send" : "quiz";
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (read && honour && (await sending.send(() => rolesApi.sign(charter.version)))) onGo(next);
  };
  const signed = mentor.charter_signed_at && (settled || !mentor.sign_again);
  return (
    <>
      <h3>{words.promises}</h3>
      <ul class="promises">
        {charter.promises.map((promise) => (
          <li key={promise.fr}>{promise[language.value]}</li>
        ))}
      </ul>
      <h3>{words.honour}</h3>
      <p class="quoted">{charter.honour[language.value]}</p>
      {signed ? (
        <>
          <p>{words.signedOn(dayOf(mentor.charter_signed_at!))}</p>
          <button type="button" class="button main wide" onClick={() => onGo(next)}>
            {words.next}
          </button>
        </>
      ) : (
        <form class="stack" onSubmit={(event) => void submit(event)}>
          {mentor.sign_again && <p class="banner">{words.signAgain}</p>}
          <Tick label={words.readCharter} checked={read} onChange={setRead} />
          <Tick label={words.declare} checked={honour} onChange={setHonour} />
          {tried && !(read && honour) && (
            <p class="field-error" role="alert">
              {words.signBoth}
            </p>
          )}
          <Trouble of={sending} />
          <button type="submit" class="button main wide" aria-disabled={sending.busy}>
            {words.sign}
          </button>
        </form>
      )}
    </>
  );
}
