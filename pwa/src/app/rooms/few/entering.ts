export { SignInPage } from "../../../people/pages/account/sign-in";
export { WelcomePage } from "../../../people/pages/account/welcome";
