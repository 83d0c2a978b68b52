export { ApplicationPage } from "../../placements/pages/applications/application";
export { ApplicationsPage } from "../../placements/pages/applications/applications";
export { ApplyPage } from "../../placements/pages/offers/apply";
export { OfferPage } from "../../placements/pages/offers/offer";
export { OffersPage } from "../../placements/pages/offers/offers";
