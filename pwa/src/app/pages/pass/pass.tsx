import { hasRole, type Me, unseen } from "../../../data/session";
import { accountWords } from "../../../people/words/account";
import { Icon } from "../../../ui/icon";
import { NeedsAccount } from "../../../ui/needs-account";
import { PageTitle } from "../../../ui/page";
import { passWords } from "../../words/pass";
import { ChooseDrawing } from "./choose-drawing";
import { DrawingOf } from "./drawing";
import { AllowedPart, ApplicationsPart, BadgesPart, MeetingsPart, PathPart, SavedPart } from "./parts";
import "../more.css";
import "./pass.css";

/** One page that is mine: who I am here, what I have, what I planned, what I allowed and to whom. */
export function PassPage() {
  return <NeedsAccount>{(account) => <Mine key={account.id} account={account} />}</NeedsAccount>;
}

function Mine({ account }: { account: Me }) {
  const words = passWords();
  const student = hasRole(account, "student");
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <Who account={account} />
      {student && (
        <p>
          <a class="button wide" href="/me/pass/card">
            {words.card}
          </a>
        </p>
      )}
      {student && <BadgesPart account={account} />}
      {student && <ApplicationsPart account={account} />}
      {student && <MeetingsPart account={account} />}
      <PathPart />
      <SavedPart />
      <AllowedPart account={account} />
      <ul class="menu">
        <Door href="/me/notifications" text={words.notifications(unseen.value)} />
        <Door href="/me" text={words.account} />
      </ul>
    </div>
  );
}

function Who({ account }: { account: Me }) {
  const words = passWords();
  const { first_name, level, avatar } = account;
  // A copy that the phone kept from before drawings has none.
  const number = avatar ?? 0;
  return (
    <div class="pass-who">
      <DrawingOf number={number} />
      <div>
        <p class="pass-name">{first_name || <a href="/me/profile">{words.noName}</a>}</p>
        <p>{level ? accountWords().levels[level] : <a href="/me/profile">{words.noLevel}</a>}</p>
        <ChooseDrawing number={number} />
      </div>
    </div>
  );
}

function Door({ href, text }: { href: string; text: string }) {
  return (
    <li>
      <a href={href}>
        {text}
        <Icon name="next" />
      </a>
    </li>
  );
}
