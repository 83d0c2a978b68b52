export { ConsentsPage } from "../../people/pages/privacy/consents";
export { DataPage } from "../../people/pages/privacy/data";
export { RetentionPage } from "../../people/pages/privacy/retention";
