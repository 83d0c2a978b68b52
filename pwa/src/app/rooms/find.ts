export { AgendaPage } from "../../pages/agenda";
export { CareerPage } from "../../pages/career";
export { CareersPage } from "../../pages/careers";
export { EventPage } from "../../pages/event";
export { MentorPage } from "../../pages/mentors/mentor";
export { MentorsPage } from "../../pages/mentors/mentors";
export { PlacePage } from "../../pages/place";
