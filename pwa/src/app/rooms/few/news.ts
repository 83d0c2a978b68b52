export { NotificationsPage } from "../../../people/pages/news/news";
