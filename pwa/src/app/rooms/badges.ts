export { AskBadgePage } from "../../pages/badges/ask";
export { BadgePage } from "../../pages/badges/badge";
export { AchievementPage, CataloguePage } from "../../pages/badges/catalogue";
export { ClaimPage } from "../../pages/badges/claim";
export { WalletPage } from "../../pages/badges/wallet";
