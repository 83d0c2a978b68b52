export { PutAwayPage } from "../../pages/put-away";
