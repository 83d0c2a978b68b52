export { MyAlertsPage } from "../../../placements/pages/alerts/mine";
