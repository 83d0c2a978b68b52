export { CardPage } from "../../pages/pass/card";
