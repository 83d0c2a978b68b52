export { MyAlertsPage } from "../../pages/alerts/mine";
export { ApplicationPage } from "../../pages/applications/application";
export { ApplicationsPage } from "../../pages/applications/applications";
export { ApplyPage } from "../../pages/offers/apply";
export { ImmersionPage } from "../../pages/offers/immersion";
export { OfferPage } from "../../pages/offers/offer";
export { OffersPage } from "../../pages/offers/offers";
