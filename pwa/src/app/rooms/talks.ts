export { ConversationPage } from "../../pages/conversations/conversation";
export { ConversationsPage } from "../../pages/conversations/conversations";
export { AskPage } from "../../pages/questions/ask";
export { QuestionsPage } from "../../pages/questions/mine";
export { QuestionPage } from "../../pages/questions/question";
