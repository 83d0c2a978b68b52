export { Contacts } from "../../pages/home-contacts";
export { HomeDoors } from "../../pages/home-doors";
