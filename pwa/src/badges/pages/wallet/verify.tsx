import { useEffect, useState } from "preact/hooks";
import { chooseLanguage } from "../../../data/choices";
import { language, t } from "../../../i18n";
import { ErrorPage, failureIn } from "../../../ui/failure";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { show } from "../../../ui/navigation/announcer";
import { PageTitle } from "../../../ui/page";
import { PageSkeleton } from "../../../ui/skeleton";
import { badgesApi, type Given } from "../../data/wallet/api";
import type { SharedBadge, Verdict } from "../../data/wallet/shapes";
import { checkingWords } from "../../words/checking";
import "../../../ui/forms/forms.css";
import { Give } from "./give";
import { isMine, VerdictView } from "./verdict";

/** Also one that was cut when it was copied: its reader is told so. */
const TOKEN = /^[\w-]{6,100}$/;

/** Check a badge, without an account: its file or text, or the link by which its owner shows it (`#token`). */
export function VerifyPage() {
  const [token, setToken] = useState(readToken);
  useEffect(() => {
    const follow = (): void => setToken(readToken());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return token ? <Shared key={token} token={token} /> : <Check />;
}

/** The link is the employer's to keep: it stays in the address, and works again. */
function readToken(): string {
  const given = location.hash.slice(1);
  return TOKEN.test(given) ? given : "";
}

/** What somebody shows. */
function Shared({ token }: { token: string }) {
  const words = checkingWords().verify;
  const loaded = useLoaded(token, (signal) => badgesApi.shared(token, signal));
  if (loaded.data) return <SharedView shared={loaded.data} />;
  if (loaded.error === undefined) return <PageSkeleton />;
  if (!["missing", "invalid"].includes(failureIn(loaded.error)))
    return <ErrorPage error={loaded.error} onRetry={loaded.reload} />;
  return (
    <div class="page text trouble">
      <PageTitle text={words.over} />
      <p>{words.overText}</p>
      <p class="actions">
        <a class="button" href="/verify">
          {words.again}
        </a>
      </p>
    </div>
  );
}

function SharedView({ shared }: { shared: SharedBadge }) {
  const words = checkingWords().verify;
  return (
    <div class="page">
      <PageTitle text={words.shared} />
      <VerdictView found={shared} picture={shared.picture_url} at={shared.checked_at} reader="shown">
        <p class="holder">
          {shared.holder_name
            ? words.holder(shared.holder_name)
            : isMine(shared)
              ? words.noName
              : words.recipient.shown[shared.recipient === "not_asked" ? "unknown" : shared.recipient]}
        </p>
      </VerdictView>
      <Foot printable />
    </div>
  );
}

/** A badge's file or text. */
function Check() {
  const words = checkingWords().verify;
  const [found, setFound] = useState<{ verdict: Verdict; at: string; name: string } | null>(null);
  const check = async (given: Given): Promise<void> => {
    const token = "url" in given ? ownToken(given.url) : "";
    if (token) return location.assign(`/verify#${token}`);
    setFound(null);
    const name = given instanceof File ? given.name : "";
    setFound({ verdict: await badgesApi.verify(given), at: new Date().toISOString(), name });
  };
  return (
    <div class="page">
      <PageTitle text={words.title} />
      <p class="lead no-print">{words.lead}</p>
      <Give go={words.go} asksWhose onGiven={check} />
      {found && (
        <VerdictView found={found.verdict} picture={null} at={found.at} reader="asked" focus>
          {found.name && <p class="as-typed">{words.file(found.name)}</p>}
        </VerdictView>
      )}
      <Foot printable={found !== null} />
    </div>
  );
}

/** Somebody pasted the link by which a badge is shown: it is opened, not fetched. */
function ownToken(address: string): string {
  const { origin, pathname, hash } = new URL(address);
  return origin === location.origin && pathname === "/verify" && TOKEN.test(hash.slice(1)) ? hash.slice(1) : "";
}

function Foot({ printable }: { printable: boolean }) {
  const words = checkingWords().verify;
  const other = language.value === "fr" ? "en" : "fr";
  return (
    <p class="actions no-print">
      {printable && (
        <button type="button" class="button" onClick={() => print()}>
          {words.print}
        </button>
      )}
      <button
        type="button"
        class="button"
        lang={other}
        onClick={() => void chooseLanguage(other).catch(() => show(t().morePage.languageFailed))}
      >
        {words.language}
      </button>
    </p>
  );
}
