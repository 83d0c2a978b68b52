export { ConsentsPage } from "../../pages/privacy/consents";
export { DataPage } from "../../pages/privacy/data";
export { RetentionPage } from "../../pages/privacy/retention";
