export { BadgePage } from "../../badges/pages/wallet/badge";
export { ClaimPage } from "../../badges/pages/wallet/claim";
export { WalletPage } from "../../badges/pages/wallet/wallet";
