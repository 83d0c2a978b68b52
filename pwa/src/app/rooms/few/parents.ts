export { ParentAgainPage } from "../../../people/pages/privacy/again";
export { ParentMailsPage } from "../../../people/pages/privacy/mails";
export { ParentManagePage } from "../../../people/pages/privacy/manage";
export { ParentOpposePage } from "../../../people/pages/privacy/oppose";
export { ParentPage } from "../../../people/pages/privacy/parent";
