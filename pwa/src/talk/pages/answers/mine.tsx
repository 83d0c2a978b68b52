import { useState } from "preact/hooks";
import { Confirm, type Question } from "../../../ui/forms/confirm";
import { announce, show } from "../../../ui/navigation/announcer";
import "../../../ui/forms/forms.css";
import { hasRole, type Me } from "../../../data/session";
import { t } from "../../../i18n";
import { colon } from "../../../i18n/colon";
import { ListFailure } from "../../../ui/failure";
import { Trouble } from "../../../ui/forms/trouble";
import { useSending } from "../../../ui/forms/use-sending";
import { Empty, MoreButton } from "../../../ui/list-parts";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { ListSkeleton } from "../../../ui/skeleton";
import { useList } from "../../../ui/use-list";
import { type AnswerMine, type AnswerStep, answersApi } from "../../data/answers";
import { answersWords } from "../../words/answers";
import "./answers.css";

/** The answers that one let others read, or is asked to. */
export function MyAnswersPage() {
  return <NeedsAccount>{(account) => <Mine key={account.id} account={account} />}</NeedsAccount>;
}

function Mine({ account }: { account: Me }) {
  const words = answersWords();
  const [round, setRound] = useState(0);
  const [asked, setAsked] = useState<Question | null>(null);
  const list = useList<AnswerMine>(
    `my answers ${account.id} ${round}`,
    answersApi.mine,
    (count) => announce(count ? words.found(count, false) : words.mineNone),
    { fresh: true },
  );
  const again = (said: string): void => {
    show(said);
    setRound((last) => last + 1);
  };
  const withdraw = (id: string): void =>
    setAsked({
      title: words.withdrawTitle,
      text: words.withdrawText,
      yes: words.withdraw,
      act: () => answersApi.step(id, "withdraw"),
      onDone: () => again(words.withdrawn),
    });
  const who = hasRole(account, "student") ? "student" : "mentor";
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.mineTitle} />
      <p class="lead">{words.mineLead[who]}</p>
      {list.state === "loading" && <ListSkeleton rows={3} />}
      {list.state === "failed" && <ListFailure error={list.error} onRetry={list.retry} />}
      {list.state === "ready" && !list.items.length && <Empty title={words.mineNone} text={words.mineNoneHelp[who]} />}
      {list.items.length > 0 && (
        <>
          <h2 class="hidden">{t().around.resultsTitle}</h2>
          <ul class="cards">
            {list.items.map((answer) => (
              <One key={answer.id} answer={answer} onDone={again} onWithdraw={() => withdraw(answer.id)} />
            ))}
          </ul>
        </>
      )}
      <MoreButton list={list} />
      <Confirm question={asked} onClose={() => setAsked(null)} />
    </div>
  );
}

interface Props {
  answer: AnswerMine;
  onDone: (said: string) => void;
  onWithdraw: () => void;
}

function One({ answer, onDone, onWithdraw }: Props) {
  const words = answersWords();
  const sending = useSending();
  const { id, side, status } = answer;
  const decides = side === "mentor" && status === "proposed";
  const decide = async (step: AnswerStep, said: string): Promise<void> => {
    if (await sending.send(() => answersApi.step(id, step))) onDone(said);
  };
  return (
    <li class="card of-career">
      <div class="card-text stack">
        <p class="tags">
          <span class={status === "published" ? "tag state good" : "tag state"}>{words.status[status]}</span>
        </p>
        <h3 class="said" lang="fr">
          {answer.question}
        </h3>
        <p class="said" lang="fr">
          {answer.answer}
        </p>
        <p class="hint">{words.next[side][status]}</p>
        {answer.reason && (
          <p>
            {words.why}
            {colon()}
            <q>{answer.reason}</q>
          </p>
        )}
        <Trouble of={sending} />
        <p class="actions">
          {status === "published" && (
            <a class="button" href={`/answers/${id}`}>
              {words.read}
            </a>
          )}
          {decides ? (
            <>
              <button
                type="button"
                class="button main"
                aria-disabled={sending.busy}
                onClick={() => void decide("agree", words.agreed)}
              >
                {words.agree}
              </button>
              <button
                type="button"
                class="button"
                aria-disabled={sending.busy}
                onClick={() => void decide("refuse", words.keptBetweenUs)}
              >
                {words.refuse}
              </button>
            </>
          ) : (
            <button type="button" class="button" aria-haspopup="dialog" onClick={onWithdraw}>
              {words.withdraw}
            </button>
          )}
        </p>
      </div>
    </li>
  );
}
