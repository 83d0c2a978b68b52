export { AnswerPage } from "../../talk/pages/answers/answer";
export { AnswersPage } from "../../talk/pages/answers/answers";
export { MyAnswersPage } from "../../talk/pages/answers/mine";
export { ProposePage } from "../../talk/pages/answers/propose";
