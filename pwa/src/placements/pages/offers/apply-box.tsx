import { waitingApplications } from "../../../data/outbox";
import { hasRole, me } from "../../../data/session";
import type { Offer } from "../../../data/types";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { OutLink } from "../../../ui/page";
import { applicationFor } from "../../data/applications";
import { offerWords } from "../../words/offer";

/** The way to apply: here, or at the partner whose offer it is; or what became of it. */
export function ApplyBox({ offer }: { offer: Offer }) {
  const words = offerWords();
  if (offer.organisation_id === null) return <Partner offer={offer} />;
  if (waitingApplications.value.some(({ application }) => application.offer_id === offer.id)) {
    return <Note text={words.waiting} href="/me/applications" />;
  }
  const account = me.value;
  if (account && hasRole(account, "student")) return <Mine key={account.id} offer={offer} />;
  // A company or a school has nothing to send.
  return account && account.roles.length > 0 ? null : <ApplyLink offer={offer} hint />;
}

function Mine({ offer }: { offer: Offer }) {
  const words = offerWords();
  const { data } = useLoaded(`application for ${offer.id}`, (signal) => applicationFor(offer.id, signal));
  if (data) return <Note text={words.applied} href={`/me/applications/${data.id}`} />;
  return <ApplyLink offer={offer} />;
}

function ApplyLink({ offer, hint = false }: { offer: Offer; hint?: boolean }) {
  const words = offerWords();
  return (
    <div class="apply-box">
      <a class="button main wide" href={`/offers/${offer.id}/apply`}>
        {words.apply}
      </a>
      {hint && <p class="hint">{words.applyHint}</p>}
    </div>
  );
}

function Note({ text, href }: { text: string; href: string }) {
  return (
    <div class="banner apply-note">
      <span>{text}</span>
      <a href={href}>{offerWords().toApplication}</a>
    </div>
  );
}

function Partner({ offer }: { offer: Offer }) {
  const words = offerWords();
  const partner = words.partners[offer.source] ?? words.anotherSite;
  return (
    <div class="apply-box">
      {offer.apply_url && (
        <p class="partner">
          <OutLink href={offer.apply_url}>{words.elsewhere(partner)}</OutLink>
        </p>
      )}
      <p class="hint">{words.elsewhereHint(partner)}</p>
      {offer.source === "offres-immersion" && (
        <p class="hint">
          {words.immersionHint} <a href="/immersion">{words.immersionMore}</a>
        </p>
      )}
    </div>
  );
}
