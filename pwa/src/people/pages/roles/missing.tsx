import { profileHref } from "../../../ui/forms/profile-href";
import type { Candidacy } from "../../data/roles";
import { rolesWords } from "../../words/roles";

type Missing = Candidacy["missing"][number];

/** Where each missing thing is done; what only a referent does has no address. */
function hrefOf(missing: Missing, candidacy: Candidacy): string | undefined {
  switch (missing) {
    case "birth_date":
      return profileHref({ field: "birth-date", returnTo: "/me/roles" });
    case "first_name":
      return profileHref({ returnTo: "/me/roles" });
    case "email":
    case "mailbox":
      return "/me/email";
    case "profile":
      return "/me/roles/mentor?step=job";
    case "age_vouched":
      return "/me/age";
    case "charter":
    case "honour":
      return "/me/roles/mentor?step=charter";
    case "quiz":
      return "/me/roles/mentor?step=quiz";
    case "organisation":
      if (candidacy.role === "mentor") return "/me/roles/mentor?step=organisation";
      return candidacy.organisation ? `/me/organisation/${candidacy.organisation.id}` : `/me/roles/${candidacy.role}`;
    case "age":
    case "siret_check":
    case "approval":
      return undefined;
  }
}

/** Exactly what stands between a request and the role. */
export function MissingList({ candidacy }: { candidacy: Candidacy }) {
  const words = rolesWords();
  if (!candidacy.missing.length) return null;
  return (
    <>
      <p>{words.stillMissing}</p>
      <ul class="missing-list">
        {candidacy.missing.map((missing) => {
          const href = hrefOf(missing, candidacy);
          const text = words.missing[missing] ?? missing;
          return <li key={missing}>{href ? <a href={href}>{text}</a> : text}</li>;
        })}
      </ul>
    </>
  );
}
