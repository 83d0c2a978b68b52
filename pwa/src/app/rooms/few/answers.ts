export { AnswerPage } from "../../../talk/pages/answers/answer";
export { AnswersPage } from "../../../talk/pages/answers/answers";
