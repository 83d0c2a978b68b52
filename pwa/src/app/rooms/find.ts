export { AgendaPage } from "../../guide/pages/agenda";
export { CareerPage } from "../../guide/pages/career";
export { CareersPage } from "../../guide/pages/careers";
export { EventPage } from "../../guide/pages/event";
export { InterestPage, InterestsPage } from "../../guide/pages/interests";
export { PlacePage } from "../../guide/pages/place";
export { MentorPage } from "../../talk/pages/mentors/mentor";
export { MentorsPage } from "../../talk/pages/mentors/mentors";
