export { BlocksPage } from "../../../safety/pages/blocks";
export { ClosedAccountPage } from "../../../safety/pages/closed";
export { StatementPage } from "../../../safety/pages/statement";
export { StatementsPage } from "../../../safety/pages/statements";
