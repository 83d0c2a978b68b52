export { SavedPage } from "../../guide/pages/saved";
export { MePage } from "../../people/pages/account/me";
export { PreferencesPage } from "../../people/pages/account/preferences";
export { ProfilePage } from "../../people/pages/account/profile";
export { AboutPage, AccessibilityPage, LegalPage, PrivacyPage, RankingPage } from "../pages/articles";
export { MorePage } from "../pages/more";
