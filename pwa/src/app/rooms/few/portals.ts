export { PortalsPage } from "../../../people/pages/portals/portals";
export { TilePage } from "../../../people/pages/portals/tile";
