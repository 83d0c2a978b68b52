export { ConsentsPage } from "../../people/pages/privacy/consents";
export { RetentionPage } from "../../people/pages/privacy/retention";
