export { AnnouncePage } from "../../../talk/pages/meetings/announce";
export { MeetingPage } from "../../../talk/pages/meetings/meeting";
export { MeetingsPage } from "../../../talk/pages/meetings/meetings";
