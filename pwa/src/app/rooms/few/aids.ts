export { AidsPage } from "../../../guide/pages/aids/aids";
export { AidSheetPage } from "../../../guide/pages/aids/sheet";
