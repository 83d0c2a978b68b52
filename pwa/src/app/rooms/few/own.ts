export { DevicesPage } from "../../../people/pages/account/devices";
export { EmailPage } from "../../../people/pages/account/email";
export { OutboxPage } from "../../../people/pages/account/outbox";
export { SecondFactorPage } from "../../../people/pages/account/second-factor";
export { DataPage } from "../../../people/pages/privacy/data";
export { RetentionPage } from "../../../people/pages/privacy/retention";
export { StopMailsPage } from "../../../placements/pages/alerts/stop";
