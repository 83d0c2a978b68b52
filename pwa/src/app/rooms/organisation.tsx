import { OrganisationPage as Page } from "../../people/pages/organisation/organisation";
import { OfPupils } from "../../placements/pages/applications/of-pupils";

/** An organisation, with where the applications of a school's pupils stand. */
export function OrganisationPage({ id }: { id: string }) {
  return <Page id={id} placements={(school) => <OfPupils id={school} />} />;
}
