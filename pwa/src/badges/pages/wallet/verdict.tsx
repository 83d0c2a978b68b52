import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { language } from "../../../i18n";
import { dayOf, timeOf } from "../../../ui/forms/day";
import { Icon, type IconName } from "../../../ui/icon";
import { OutLink } from "../../../ui/page";
import type { Verdict } from "../../data/wallet/shapes";
import { badgesWords } from "../../words/badges";
import { checkingWords } from "../../words/checking";
import "../../../ui/sheet-frame.css";
import { EvidenceList, Picture, Said } from "./parts";

const ICONS: Partial<Record<string, IconName>> = {
  valid: "check",
  domain: "web",
  self_signed: "person",
  unconfirmed: "alert",
  unknown_issuer: "alert",
  expired: "clock",
  not_yet: "clock",
  unsupported: "search",
};

/** What a code comes down to for its reader; any other: what the verdict says by itself. */
const CODES = {
  forged: [
    ...["algorithm", "foreign_key", "key_address", "key_elsewhere", "key_not_of_issuer", "key_malformed", "issuer"],
    ...["header", "critical", "claims", "unsigned_part", "assertion_id", "proof_purpose", "subject"],
  ],
  unsigned: ["no_proof"],
  heavy: ["too_large", "compressed_too_large", "too_complex", "too_deep", "too_many_addresses"],
  unreachable: ["address_unreachable"],
  page: ["web_page"],
  broken: ["token", "bad_text", "bad_json", "not_a_badge"],
  unlisted: ["key_not_listed"],
  status: ["status_unreachable", "status_unreadable"],
  lost: ["key_lost"],
  parts: ["sd_jwt"],
  secret: ["encrypted"],
  unknown: ["algorithm_unknown", "proof_type"],
  first: ["first_version"],
  bare: ["no_badge"],
  active: ["unsafe_svg"],
};

/** What is neither over nor broken is told by who stands behind it, never by « valid » alone. */
const stands = ({ verdict }: Verdict): boolean => verdict === "valid" || verdict === "self_signed";

/** The verdict in a word, and in a sentence. */
export function wordsOf(found: Verdict): [string, string] {
  const { verdicts, codes, trusts, signedBy } = checkingWords().verify;
  const { verdict, code, trust, domain } = found;
  if (stands(found)) return trust === "domain" ? [`${signedBy} ${domain}`, trusts.domain![1]] : trusts[trust]!;
  const kind = Object.entries(CODES).find(([, listed]) => listed.includes(code))?.[0];
  // A text that is no badge at all is broken only where it was one.
  return (kind && !(kind === "broken" && verdict === "refused") && codes[kind]) || verdicts[verdict]!;
}

/** Whether somebody stands behind it: the Region, or a domain that confirms it. */
export function isGood({ verdict, trust }: Verdict): boolean {
  return (
    ["valid", "expired", "not_yet"].includes(verdict) && ["verified_here", "verified_before", "domain"].includes(trust)
  );
}

/** The colour and the drawing: of who stands behind it, or of how it ended. */
function lookOf(found: Verdict): string {
  if (!stands(found) || found.trust === "verified_here") return found.verdict;
  return { verified_before: "domain", public_host: "self_signed" }[found.trust as string] ?? found.trust;
}

/** Whether it is known to be for whoever keeps or shows it. */
export const isMine = ({ recipient }: Verdict): boolean => recipient === "confirmed";

interface Props {
  found: Verdict;
  picture: string | null;
  /** When it was looked at. */
  at: string;
  /** Who reads whose it is: whoever asked about an address, its owner, or those it is shown to. */
  reader: "asked" | "owner" | "shown";
  /** Whose it is, said under the verdict. */
  children?: ComponentChildren;
  /** Brings the verdict into view when it arrives. */
  focus?: boolean;
}

/** What a check found: the verdict first, then what the badge says, at last how it was checked. */
export function VerdictView({ found, picture, at, reader, children, focus }: Props) {
  const { verify } = checkingWords();
  const { badge, reason, trust, domain, recipient } = found;
  const [name, why] = wordsOf(found);
  const look = lookOf(found);
  const bySite = stands(found) && trust === "domain";
  const whose = recipient === "confirmed" && found.recipient_by === "account" ? "account" : recipient;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [found]);
  return (
    <>
      <section class={`verdict is-${look}`}>
        <Icon name={ICONS[look] ?? "close"} />
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {bySite ? (
              <>
                <small>{verify.signedBy}</small> <bdi>{domain}</bdi>
              </>
            ) : (
              name
            )}
          </h2>
          <p>{why}</p>
          {trust === "public_host" && (
            <p>
              {verify.hostedBy} <strong>{domain}</strong>
            </p>
          )}
          {/* How it ended says nothing of who made it. */}
          {!stands(found) && trust === "domain" && (
            <p>
              {verify.signedBy} <strong>{domain}</strong>.
            </p>
          )}
          {!stands(found) && trust !== "unconfirmed" && verify.trusts[trust] && <p>{verify.trusts[trust][1]}</p>}
          {isGood(found) && <p>{verify.revocation[found.revocation]}</p>}
          {reason && <p>{verify.reason(reason)}</p>}
          {/* To those it is shown to, that it may be somebody else's stands larger, in the place of a name. */}
          {whose !== "not_asked" && (reader !== "shown" || isMine(found)) && <p>{verify.recipient[reader][whose]}</p>}
          <p class="hint">{verify.at(dayOf(at), timeOf(at))}</p>
        </div>
      </section>
      {children}
      {badge && !isGood(found) && <p class="banner grave">{verify.nobody}</p>}
      {badge && <Says badge={badge} picture={picture ?? badge.image_url} found={found} />}
      <Detail found={found} />
    </>
  );
}

function Says({
  badge,
  picture,
  found,
}: {
  badge: NonNullable<Verdict["badge"]>;
  picture: string | null;
  found: Verdict;
}) {
  const words = badgesWords();
  const { verify } = checkingWords();
  return (
    <>
      <div class="badge-head">
        <Picture src={picture} />
        <div>
          <p class="kind">{words.badge}</p>
          <h2 class="badge-name">{badge.name}</h2>
          <p class="as-typed">{badge.description}</p>
        </div>
      </div>
      <dl class="pairs">
        <div>
          <dt>{found.ours ? verify.issuer : verify.calls}</dt>
          <dd>
            {badge.issuer_url ? (
              <OutLink href={badge.issuer_url}>{badge.issuer_name || badge.issuer_id}</OutLink>
            ) : (
              badge.issuer_name || badge.issuer_id
            )}
          </dd>
        </div>
        {badge.valid_from && (
          <div>
            <dt>{verify.issued}</dt>
            <dd>{dayOf(badge.valid_from)}</dd>
          </div>
        )}
        <div>
          <dt>{verify.until}</dt>
          <dd>{badge.valid_until ? dayOf(badge.valid_until) : verify.ever}</dd>
        </div>
      </dl>
      <Said title={words.narrative}>{badge.narrative}</Said>
      <Said title={words.criteria}>{badge.criteria}</Said>
      {badge.evidence.length > 0 && (
        <section>
          <h2>{words.evidence}</h2>
          <EvidenceList
            evidence={badge.evidence.map(({ name, text, url }) => ({ text: text || name, url, photo_url: null }))}
          />
        </section>
      )}
      {badge.alignments.length > 0 && (
        <section>
          <h2>{words.skills}</h2>
          <ul class="links">
            {badge.alignments.map(({ target_url, target_name, target_code }) => (
              <li key={target_url + target_name}>
                <span class="line">
                  {target_url ? <OutLink href={target_url}>{target_name || target_code}</OutLink> : target_name}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.achievement_id && (
        <p>
          <a href={`/achievements/${found.achievement_id}`}>{verify.page}</a>
        </p>
      )}
    </>
  );
}

function Detail({ found: { technical, code } }: { found: Verdict }) {
  const words = checkingWords().verify;
  const { checks, ...facts } = technical;
  return (
    <details>
      <summary>{words.detail}</summary>
      <dl class="pairs technical">
        {(Object.keys(words.technical) as (keyof typeof facts)[]).map((name) =>
          facts[name] === "" || facts[name] === null ? null : (
            <div key={name}>
              <dt>{words.technical[name]}</dt>
              <dd>{facts[name]}</dd>
            </div>
          ),
        )}
        {checks.map((check) => (
          <div key={check.code}>
            <dt>{words.looked[check.code] ?? check.code}</dt>
            <dd>
              {check.ok === null ? words.checks.unknown : check.ok ? words.checks.yes : words.checks.no}
              {/* A sentence in English. */}
              {check.detail && language.value === "en" && ` · ${check.detail}`}
            </dd>
          </div>
        ))}
        <div>
          <dt>code</dt>
          <dd>{code}</dd>
        </div>
      </dl>
    </details>
  );
}
