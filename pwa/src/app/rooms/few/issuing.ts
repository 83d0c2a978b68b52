export { OwnAchievementPage } from "../../../badges/pages/issuing/achievement";
export { AwardPage } from "../../../badges/pages/issuing/award";
export { CodesPage } from "../../../badges/pages/issuing/codes";
export { EditAchievementPage, NewAchievementPage } from "../../../badges/pages/issuing/editor";
export { IssuingPage } from "../../../badges/pages/issuing/home";
export { IssuerProfilePage } from "../../../badges/pages/issuing/profile";
export { BadgeRequestsPage } from "../../../badges/pages/issuing/requests";
