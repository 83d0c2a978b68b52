export { AskBadgePage } from "../../../badges/pages/wallet/ask";
export { AchievementPage, CataloguePage } from "../../../badges/pages/wallet/catalogue";
