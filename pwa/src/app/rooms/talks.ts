export { HelpPage } from "../../safety/pages/help";
export { ConversationPage } from "../../talk/pages/conversations/conversation";
export { ConversationsPage } from "../../talk/pages/conversations/conversations";
export { AskPage } from "../../talk/pages/questions/ask";
export { QuestionsPage } from "../../talk/pages/questions/mine";
export { QuestionPage } from "../../talk/pages/questions/question";
