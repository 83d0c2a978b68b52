import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { dayOf, timeOf } from "../../components/forms/day";
import { Icon, type IconName } from "../../components/icon";
import { OutLink } from "../../components/page";
import type { Verdict } from "../../data/badges/shapes";
import { language } from "../../i18n";
import { badgesWords } from "../../i18n/badges";
import { checkingWords } from "../../i18n/checking";
import "../../components/sheet-frame.css";
import { EvidenceList, Picture, Said } from "./parts";

const ICONS: Partial<Record<Verdict["verdict"], IconName>> = { valid: "check", expired: "clock", not_yet: "clock" };

/** What the words of a refusal (the code) come down to for its reader; any other: it cannot be read. */
const REFUSALS = {
  forged: [
    ...["algorithm", "foreign_key", "key_address", "key_elsewhere", "key_not_of_issuer", "key_malformed", "issuer"],
    ...["header", "critical", "claims", "unsigned_part", "assertion_id", "proof_purpose", "subject"],
  ],
  unsigned: ["no_proof"],
  heavy: ["too_large", "compressed_too_large", "too_complex", "too_deep", "too_many_addresses"],
  unreachable: ["address_unreachable"],
  bare: ["no_badge"],
  active: ["unsafe_svg"],
};

/** The verdict in a word, and in a sentence. */
export function wordsOf({ verdict, code }: Verdict): [string, string] {
  const { verdicts, refusals } = checkingWords().verify;
  if (code === "key_lost") return checkingWords().verify.keyLost;
  const kind = verdict === "refused" && Object.entries(REFUSALS).find(([, codes]) => codes.includes(code))?.[0];
  return (kind && refusals[kind]) || verdicts[verdict]!;
}

/** Whether it is authentic and not revoked. */
export function isGood({ verdict }: Verdict): boolean {
  return verdict === "valid" || verdict === "expired" || verdict === "not_yet";
}

interface Props {
  found: Verdict;
  picture: string | null;
  /** When it was looked at. */
  at: string;
  /** Whose it is, said under the verdict. */
  children?: ComponentChildren;
  /** Brings the verdict into view when it arrives. */
  focus?: boolean;
}

/** What a check found: the verdict first, then what the badge says, at last how it was checked. */
export function VerdictView({ found, picture, at, children, focus }: Props) {
  const { verify } = checkingWords();
  const { verdict, badge, reason } = found;
  const [name, why] = wordsOf(found);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [found]);
  return (
    <>
      <section class={`verdict is-${verdict}`}>
        <Icon name={ICONS[verdict] ?? (verdict === "unknown_issuer" ? "alert" : "close")} />
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {name}
          </h2>
          <p>{why}</p>
          {reason && <p>{verify.reason(reason)}</p>}
          {found.recipient !== "not_asked" && <p>{verify.recipient[found.recipient]}</p>}
          <p class="hint">{verify.at(dayOf(at), timeOf(at))}</p>
        </div>
      </section>
      {children}
      {badge && !isGood(found) && <p class="banner alarm">{verify.nobody}</p>}
      {badge && <Says badge={badge} picture={picture ?? badge.image_url} found={found} />}
      <Detail found={found} />
    </>
  );
}

function Says({ badge, picture, found }: { badge: NonNullable<Verdict["badge"]>; picture: string | null; found: Verdict }) {
  const words = badgesWords();
  const { verify } = checkingWords();
  return (
    <>
      <div class="badge-head">
        <Picture src={picture} />
        <div>
          <p class="kind">{words.badge}</p>
          <h2 class="badge-name">{badge.name}</h2>
          <p class="as-written">{badge.description}</p>
        </div>
      </div>
      <dl class="pairs">
        <div>
          <dt>{verify.issuer}</dt>
          <dd>
            {badge.issuer_url ? <OutLink href={badge.issuer_url}>{badge.issuer_name || badge.issuer_id}</OutLink> : badge.issuer_name || badge.issuer_id}
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
          <EvidenceList evidence={badge.evidence.map(({ name, text, url }) => ({ text: text || name, url, photo_url: null }))} />
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
