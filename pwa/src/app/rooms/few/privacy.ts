export { ConsentsPage } from "../../../people/pages/privacy/consents";
