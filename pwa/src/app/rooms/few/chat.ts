export { ChatPage } from "../../../guide/pages/chat/chat";
