export { arrive } from "../../../data/shared/leave";
export { SharedPage } from "../../../people/pages/shared/shared";
export { SharedBar } from "../../../ui/shared/bar";
