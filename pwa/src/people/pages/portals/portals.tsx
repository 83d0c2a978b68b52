import { useEffect, useState } from "preact/hooks";
import { settings } from "../../../data/settings";
import { copyText } from "../../../ui/copy";
import { Field } from "../../../ui/forms/field";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { BackButton, PageTitle } from "../../../ui/page";
import { type Provider, signInApi } from "../../data/me";
import { isUai, type PortalSchool, portalsApi, TILES, type Tile } from "../../data/portals";
import { portalsWords } from "../../words/portals";
import "../../../ui/forms/forms.css";
import "./portals.css";

/** What whoever runs a school's portal (ENT) copies into it, and what it tells us in return. */
export function PortalsPage() {
  const words = portalsWords();
  const ways = useLoaded("sign-in", signInApi.ways).data;
  const [uai, setUai] = useState("");
  const school = useSchool(uai.trim());
  const portals = ways?.providers.filter(({ audience }) => audience !== "professionals") ?? [];
  const of = school ? school.uai : null;
  return (
    <div class="page text portals">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <Field
        label={words.uai}
        hint={words.uaiHint}
        error={school === null ? words.uaiUnknown : undefined}
        maxLength={8}
        value={uai}
        onInput={setUai}
      />
      <p role="status">{school && `${school.name}, ${school.commune}`}</p>
      <h2>{words.tiles}</h2>
      {ways && portals.length === 0 && <p class="banner">{words.noPortal}</p>}
      {portals.map((portal) => (
        <section key={portal.id}>
          <h3>{portal.label}</h3>
          <Tiles address={(tile) => tileAddress(portal.id, tile, of)} />
        </section>
      ))}
      <section>
        <h3>{words.open}</h3>
        <p>{words.openText}</p>
        <Tiles address={(tile) => `${location.origin}/tiles/${tile}${of ? `?uai=${of}` : ""}`} />
      </section>
      <h2>{words.logo}</h2>
      <ul class="actions portal-files">
        {["mark.svg", "icon-192.png", "icon-512.png"].map((file) => (
          <li key={file}>
            <a class="button" href={`/icons/${file}`} download>
              {file}
            </a>
          </li>
        ))}
      </ul>
      <h2>{words.news}</h2>
      <p>{words.newsText}</p>
      <Copied text={`${location.origin}/api/v1/portals/schools/${of ?? "UAI"}.atom`} label={words.news} />
      <h2>{words.signingIn}</h2>
      {words.signingInText.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {portals.map((portal) => (
        <Asked key={portal.id} portal={portal} />
      ))}
      <h2>{words.shared}</h2>
      <p>{words.sharedText}</p>
      <p>
        <a href="/shared">{words.sharedMore}</a>
      </p>
      <h2>{words.whom}</h2>
      <Whom />
    </div>
  );
}

function tileAddress(portal: string, tile: Tile, uai: string | null): string {
  return `${location.origin}/entree/${portal}?vers=${tile}${uai ? `&uai=${uai}` : ""}`;
}

function Tiles({ address }: { address: (tile: Tile) => string }) {
  const words = portalsWords();
  return (
    <dl class="portal-tiles">
      {TILES.map((tile) => (
        <div key={tile}>
          <dt>{words.names[tile]}</dt>
          <dd>
            <Copied text={address(tile)} label={words.names[tile]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** An address, and the way to copy it. */
function Copied({ text, label }: { text: string; label: string }) {
  const words = portalsWords();
  const copy = (): void => void copyText(text, words.copied, words.notCopied);
  return (
    <p class="portal-address">
      <code>{text}</code>
      <button type="button" class="button" onClick={copy}>
        {words.copy}
        <span class="hidden"> ({label})</span>
      </button>
    </p>
  );
}

/** What one portal is asked for, and where it sends people back to. */
function Asked({ portal }: { portal: Provider }) {
  const words = portalsWords();
  return (
    <section>
      <h3>{`${portal.label} (${portal.protocol === "cas" ? "CAS 3" : "OpenID Connect"})`}</h3>
      <Copied text={`${location.origin}/api/v1/sign-in/${portal.id}/back`} label={words.back(portal.protocol)} />
      <p>{portal.attributes.length ? words.asked : words.askedNothing}</p>
      <ul>
        {portal.attributes.map((one) => (
          <li key={one}>{words.attributes[one] ?? one}</li>
        ))}
      </ul>
    </section>
  );
}

function Whom() {
  const words = portalsWords();
  const mailbox = settings.value?.legal.contact_email;
  if (!mailbox) return <p>{words.whomRegion(settings.value?.region.name ?? "")}</p>;
  return (
    <p>
      {words.whomText} <a href={`mailto:${mailbox}`}>{mailbox}</a>
    </p>
  );
}

/** The school of a whole code; null where nobody knows it, undefined until that is known. */
function useSchool(uai: string): PortalSchool | null | undefined {
  const [found, setFound] = useState<PortalSchool | null | undefined>(undefined);
  useEffect(() => {
    setFound(undefined);
    if (!isUai(uai)) return;
    const left = new AbortController();
    portalsApi.school(uai, left.signal).then(setFound, () => left.signal.aborted || setFound(null));
    return () => left.abort();
  }, [uai]);
  return found;
}
