export { OpeningHoursPage } from "../../../talk/pages/advisers/opening-hours";
export { AvailabilityPage } from "../../../talk/pages/answering/availability";
export { InboxPage } from "../../../talk/pages/answering/inbox";
