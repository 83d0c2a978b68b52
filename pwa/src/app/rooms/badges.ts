export { AskBadgePage } from "../../badges/pages/wallet/ask";
export { BadgePage } from "../../badges/pages/wallet/badge";
export { AchievementPage, CataloguePage } from "../../badges/pages/wallet/catalogue";
export { ClaimPage } from "../../badges/pages/wallet/claim";
export { WalletPage } from "../../badges/pages/wallet/wallet";
