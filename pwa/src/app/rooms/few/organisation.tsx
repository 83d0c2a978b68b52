import { OrganisationPage as Page } from "../../../people/pages/organisation/organisation";
import { PupilsAndApplications } from "../../../placements/pages/applications/of-pupils";

export { InvitationPage } from "../../../people/pages/organisation/invitation";
export { AgePage } from "../../../people/pages/organisation/my-age";
export { MySchoolPage } from "../../../people/pages/organisation/my-school";

/** An organisation, with where the applications of a school's pupils stand. */
export function OrganisationPage({ id }: { id: string }) {
  return <Page id={id} placements={(school) => <PupilsAndApplications id={school} />} />;
}
