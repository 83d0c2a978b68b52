export { MyAnswersPage } from "../../../talk/pages/answers/mine";
export { ProposePage } from "../../../talk/pages/answers/propose";
