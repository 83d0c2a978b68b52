export { OpeningHoursPage } from "../../../talk/pages/advisers/opening-hours";
export { AskedOfMe } from "../../../talk/pages/answering/asked-of-me";
export { AvailabilityPage } from "../../../talk/pages/answering/availability";
export { InboxPage } from "../../../talk/pages/answering/inbox";
export { ThanksReceived } from "../../../talk/pages/answering/thanks-received";
