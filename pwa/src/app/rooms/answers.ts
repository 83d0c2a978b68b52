export { AnswerPage } from "../../pages/answers/answer";
export { AnswersPage } from "../../pages/answers/answers";
export { MyAnswersPage } from "../../pages/answers/mine";
export { ProposePage } from "../../pages/answers/propose";
