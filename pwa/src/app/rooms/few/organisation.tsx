import { OrganisationPage as Page } from "../../../people/pages/organisation/organisation";
import { OfPupils, Pupils } from "../../../placements/pages/applications/of-pupils";

export { InvitationPage } from "../../../people/pages/organisation/invitation";
export { AgePage } from "../../../people/pages/organisation/my-age";
export { MySchoolPage } from "../../../people/pages/organisation/my-school";

/** An organisation; a school's with its pupils, and where their applications stand. */
export function OrganisationPage({ id }: { id: string }) {
  return (
    <Page
      id={id}
      pupils={(school) => <Pupils id={school} />}
      placements={(school, asked) => <OfPupils id={school} asked={asked} />}
    />
  );
}
