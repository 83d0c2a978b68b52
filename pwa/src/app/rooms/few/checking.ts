export { IssuerPage } from "../../../badges/pages/wallet/issuer";
export { PackPage } from "../../../badges/pages/wallet/pack";
export { VerifyPage } from "../../../badges/pages/wallet/verify";
