export { PassPage } from "../../pages/pass/pass";
