export { HomeDoors } from "../../pages/home-doors";
