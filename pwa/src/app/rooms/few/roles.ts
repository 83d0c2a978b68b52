export { MentorFormPage } from "../../../people/pages/roles/mentor";
export { OrganisationFormPage } from "../../../people/pages/roles/organisation-form";
export { RolesPage } from "../../../people/pages/roles/roles";
export { SchoolFormPage } from "../../../people/pages/roles/school-form";
