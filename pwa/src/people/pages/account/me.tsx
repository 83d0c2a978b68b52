import { useState } from "preact/hooks";
import { keepChoicesOnPhone } from "../../../data/choices";
import { where } from "../../../data/preferences";
import { hasRole, loadSession, type Me, signOut, unseen } from "../../../data/session";
import { t } from "../../../i18n";
import { Icon } from "../../../ui/icon";
import { show } from "../../../ui/navigation/announcer";
import { navigate } from "../../../ui/navigation/router";
import { NeedsAccount } from "../../../ui/needs-account";
import { OwnChoices } from "../../../ui/own-choices";
import { PageTitle } from "../../../ui/page";
import { Sheet } from "../../../ui/sheet";
import { meApi } from "../../data/me";
import { accountWords } from "../../words/account";
import "../../../ui/forms/forms.css";
import "../../../app/pages/more.css";
import "./account.css";
import { type Door, doorsOf } from "./doors";
import { HelpNearby } from "./help-nearby";

/** One's own account: the doors to each part of it, and what one changes most. */
export function MePage() {
  return <NeedsAccount>{(account) => <Mine account={account} />}</NeedsAccount>;
}

function Mine({ account }: { account: Me }) {
  const words = accountWords();
  const leave = async (): Promise<void> => {
    const done = await signOut();
    navigate("/");
    show(done ? words.me.signedOut : t().account.signOutLater);
  };
  return (
    <div class="page text">
      <PageTitle text={words.me.hello(account.first_name)} />
      {account.roles.length > 0 && (
        <p class="tags">
          {[...new Set(account.roles.map(({ role }) => role))].map((role) => (
            <span key={role} class="tag">
              {words.roles[role] ?? role}
            </span>
          ))}
        </p>
      )}
      {account.second_factor !== "not_needed" && account.second_factor !== "proven" && (
        <p class="banner">
          <a href="/me/security">{words.me.secondFactor}</a>
        </p>
      )}
      {!account.onboarded && (
        <p class="actions">
          <a class="button main" href="/welcome">
            {words.me.finish}
          </a>
        </p>
      )}
      {account.level === "out_of_school" && <HelpNearby />}
      <Doors account={account} />
      <h2>{words.me.display}</h2>
      <OwnChoices />
      <div class="stack">
        {(hasRole(account, "student") || account.roles.length === 0) && <Reset />}
        <p>
          <button type="button" class="button" onClick={() => void leave()}>
            {words.me.signOut}
          </button>
        </p>
      </div>
    </div>
  );
}

function Doors({ account }: { account: Me }) {
  const { me: words, preferences } = accountWords();
  const named = (name: Door[1]): string => {
    if (name === "pass") return t().account.pass;
    return name === "rolesAsked" ? preferences.subjects.roles : words[name];
  };
  return (
    <nav class="door-groups" aria-label={words.title}>
      {doorsOf(account).map(({ group, icon, doors }) => (
        <section key={group} aria-labelledby={`doors-${group}`}>
          <h2 id={`doors-${group}`}>
            <Icon name={icon} />
            {words.groups[group]}
          </h2>
          <ul class="menu">
            {doors.map(([href, name]) => (
              <li key={href}>
                <a href={href}>
                  <span>
                    {named(name)}
                    {href === "/me/notifications" && unseen.value > 0 && (
                      <>
                        <span class="hidden"> ({t().account.unseen(unseen.value)})</span>{" "}
                        <span class="badge" aria-hidden="true">
                          {unseen.value}
                        </span>
                      </>
                    )}
                  </span>
                  <Icon name="next" />
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** Forget what suggestions lean on, at the server and on this phone. */
function Reset() {
  const words = accountWords().me;
  const [asking, setAsking] = useState(false);
  const reset = async (): Promise<void> => {
    try {
      keepChoicesOnPhone();
      await meApi.resetSuggestions();
      await loadSession();
      // After the account's own commune is gone, or it would come back from there.
      where.value = null;
      show(words.resetDone);
    } catch {
      show(t().errors.notKept);
    }
    setAsking(false);
  };
  return (
    <>
      <button type="button" class="button" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {words.reset}
      </button>
      <Sheet
        open={asking}
        title={words.reset}
        onClose={() => setAsking(false)}
        footer={
          <>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {t().cancel}
            </button>
            <button type="button" class="button main" onClick={() => void reset()}>
              {words.resetYes}
            </button>
          </>
        }
      >
        <p>{words.resetAsk}</p>
      </Sheet>
    </>
  );
}
