export { ApplicationPage as CompanyApplicationPage } from "../../../placements/pages/company/application";
export { CompanyPage } from "../../../placements/pages/company/company";
export { EditOfferPage } from "../../../placements/pages/company/edit";
export { NewOfferPage } from "../../../placements/pages/company/new";
export { OwnOfferPage } from "../../../placements/pages/company/offer";
