import { useEffect } from "preact/hooks";
import { privacyApi } from "../../../data/privacy";
import { hasRole, type Me } from "../../../data/session";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Empty } from "../../../ui/list-parts";
import { announce } from "../../../ui/navigation/announcer";
import { talksApi } from "../../data/conversations/api";
import { myQuestions, standingOf, UNTAKEN } from "../../data/questions";
import { talksWords } from "../../words/talks";

/** Why the list is empty. */
export function None({ account, closed }: { account: Me; closed: boolean }) {
  const words = talksWords();
  if (closed) return <NoTalk title={words.noneClosed} />;
  return <NoneOpen key={account.id} pupil={hasRole(account, "student")} />;
}

/**
 * None is open, which is not to say that there was none: they may have ended, a parent who took their consent back
 * may have ended them, or a question may wait for whoever opens one.
 */
function NoneOpen({ pupil }: { pupil: boolean }) {
  const words = talksWords();
  const loaded = useLoaded("none open", async (signal) => {
    const [closed, mine, agreed] = await Promise.all([
      talksApi.mine("closed", undefined, signal),
      pupil ? myQuestions(undefined, signal) : null,
      pupil ? privacyApi.consents(signal) : null,
    ]);
    return { ended: closed.items.length > 0, questions: mine?.items ?? [], consents: agreed?.consents ?? [] };
  });
  if (!loaded.data && loaded.error === undefined) return null;
  const { ended = false, questions = [], consents = [] } = loaded.data ?? {};
  const talking = consents.find(({ purpose }) => purpose === "conversations");
  if (talking?.state === "withdrawn" && talking.decided_by === "parent") {
    return <NoTalk {...words.parentWithdrew} href="/me/consents" />;
  }
  const waiting = questions.filter((question) => UNTAKEN.includes(standingOf(question))).length;
  if (waiting > 0) return <NoTalk {...words.asked} title={words.asked.title(waiting)} href="/me/questions" />;
  const title = ended ? words.noneOpen : words.none;
  if (!pupil) return <NoTalk title={title} text={words.noneHelp.mentor} />;
  return <NoTalk title={title} text={words.noneHelp.student} href="/mentors" link={words.meet} />;
}

interface NoTalkProps {
  title: string;
  text?: string;
  href?: string;
  link?: string;
}

function NoTalk({ title, text, ...way }: NoTalkProps) {
  useEffect(() => announce(title), [title]);
  return text ? <Empty picture="talks" title={title} text={text} {...way} /> : <p class="empty">{title}</p>;
}
