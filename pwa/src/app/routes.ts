import type { ComponentType } from "preact";
import { HomePage } from "../guide/pages/home";
import { lazy } from "../ui/navigation/lazy";
import { match } from "../ui/navigation/match";

/** The parts of the bottom navigation. */
export type Section = "around" | "offers" | "careers" | "agenda" | "more";
/** Where a page belongs: the account, what was saved and conversations have their own doors at the top. */
export type Room = Section | "account" | "saved" | "talks";

interface Route {
  pattern: string;
  section: Room;
  page: ComponentType<Record<string, string>>;
}

// Rooms whose pages come in one file (vite.config.mjs): imported as one, else each page costs a file that only names it.
const rooms = {
  offers: () => import("./rooms/offers"),
  find: () => import("./rooms/find"),
  account: () => import("./rooms/account"),
  talks: () => import("./rooms/talks"),
  badges: () => import("./rooms/badges"),
  answers: () => import("./rooms/answers"),
  privacy: () => import("./rooms/privacy"),
};

function route<Props extends object>(pattern: string, section: Room, page: ComponentType<Props>): Route {
  return { pattern, section, page: page as unknown as Route["page"] };
}

// biome-ignore format: a table, a line for each page
const routes: Route[] = [
  route("/", "around", HomePage),
  route("/places/:id", "around", lazy(() => rooms.find().then((m) => m.PlacePage))),
  route("/offers", "offers", lazy(() => rooms.offers().then((m) => m.OffersPage))),
  route("/offers/:id", "offers", lazy(() => rooms.offers().then((m) => m.OfferPage))),
  route("/offers/:id/apply", "offers", lazy(() => rooms.offers().then((m) => m.ApplyPage))),
  route("/me/applications", "account", lazy(() => rooms.offers().then((m) => m.ApplicationsPage))),
  route("/me/applications/:id", "account", lazy(() => rooms.offers().then((m) => m.ApplicationPage))),
  route("/immersion", "offers", lazy(() => rooms.offers().then((m) => m.ImmersionPage))),
  route("/agenda", "agenda", lazy(() => rooms.find().then((m) => m.AgendaPage))),
  route("/events/:id", "agenda", lazy(() => rooms.find().then((m) => m.EventPage))),
  route("/careers", "careers", lazy(() => rooms.find().then((m) => m.CareersPage))),
  route("/careers/:code", "careers", lazy(() => rooms.find().then((m) => m.CareerPage))),
  route("/interests", "careers", lazy(() => import("../guide/pages/interests").then((m) => m.InterestsPage))),
  route("/interests/:letter", "careers", lazy(() => import("../guide/pages/interests").then((m) => m.InterestPage))),
  route("/saved", "saved", lazy(() => rooms.account().then((m) => m.SavedPage))),
  route("/more", "more", lazy(() => rooms.account().then((m) => m.MorePage))),
  route("/sign-in", "account", lazy(() => rooms.account().then((m) => m.SignInPage))),
  route("/outbox", "more", lazy(() => import("../people/pages/account/outbox").then((m) => m.OutboxPage))),
  route("/welcome", "account", lazy(() => rooms.account().then((m) => m.WelcomePage))),
  route("/me", "account", lazy(() => rooms.account().then((m) => m.MePage))),
  route("/me/profile", "account", lazy(() => rooms.account().then((m) => m.ProfilePage))),
  route("/me/age", "account", lazy(() => import("../people/pages/organisation/my-age").then((m) => m.AgePage))),
  route("/me/email", "account", lazy(() => import("../people/pages/account/email").then((m) => m.EmailPage))),
  route("/me/devices", "account", lazy(() => import("../people/pages/account/devices").then((m) => m.DevicesPage))),
  route("/me/preferences", "account", lazy(() => rooms.account().then((m) => m.PreferencesPage))),
  route("/me/notifications", "account", lazy(() => rooms.account().then((m) => m.NotificationsPage))),
  route("/me/opening-hours", "account", lazy(() => import("../talk/pages/advisers/opening-hours").then((m) => m.OpeningHoursPage))),
  route("/me/roles", "account", lazy(() => import("../people/pages/roles/roles").then((m) => m.RolesPage))),
  route("/me/roles/mentor", "account", lazy(() => import("../people/pages/roles/mentor").then((m) => m.MentorFormPage))),
  route("/me/roles/school", "account", lazy(() => import("../people/pages/roles/school-form").then((m) => m.SchoolFormPage))),
  route("/me/roles/:role", "account", lazy(() => import("../people/pages/roles/organisation-form").then((m) => m.OrganisationFormPage))),
  route("/me/organisation/:id", "account", lazy(() => import("./rooms/organisation").then((m) => m.OrganisationPage))),
  route("/me/school", "account", lazy(() => import("../people/pages/organisation/my-school").then((m) => m.MySchoolPage))),
  route("/invitation", "account", lazy(() => import("../people/pages/organisation/invitation").then((m) => m.InvitationPage))),
  route("/answers", "careers", lazy(() => rooms.answers().then((m) => m.AnswersPage))),
  route("/answers/:id", "careers", lazy(() => rooms.answers().then((m) => m.AnswerPage))),
  route("/me/answers", "account", lazy(() => rooms.answers().then((m) => m.MyAnswersPage))),
  route("/conversations/:id/publish", "account", lazy(() => rooms.answers().then((m) => m.ProposePage))),
  route("/staff/answers", "account", lazy(() => import("../staff/pages/answers").then((m) => m.StaffAnswersPage))),
  route("/mentors", "careers", lazy(() => rooms.find().then((m) => m.MentorsPage))),
  route("/mentors/:id", "careers", lazy(() => rooms.find().then((m) => m.MentorPage))),
  route("/ask", "talks", lazy(() => rooms.talks().then((m) => m.AskPage))),
  route("/me/questions", "talks", lazy(() => rooms.talks().then((m) => m.QuestionsPage))),
  route("/me/questions/:id", "talks", lazy(() => rooms.talks().then((m) => m.QuestionPage))),
  route("/inbox", "talks", lazy(() => import("../talk/pages/answering/inbox").then((m) => m.InboxPage))),
  route("/me/availability", "account", lazy(() => import("../talk/pages/answering/availability").then((m) => m.AvailabilityPage))),
  route("/conversations", "talks", lazy(() => rooms.talks().then((m) => m.ConversationsPage))),
  route("/conversations/:id", "talks", lazy(() => rooms.talks().then((m) => m.ConversationPage))),
  route("/company", "account", lazy(() => import("../placements/pages/company/company").then((m) => m.CompanyPage))),
  route("/company/offers/new", "account", lazy(() => import("../placements/pages/company/new").then((m) => m.NewOfferPage))),
  route("/company/offers/:id", "account", lazy(() => import("../placements/pages/company/offer").then((m) => m.OwnOfferPage))),
  route("/company/offers/:id/edit", "account", lazy(() => import("../placements/pages/company/edit").then((m) => m.EditOfferPage))),
  route("/company/applications/:id", "account", lazy(() => import("../placements/pages/company/application").then((m) => m.ApplicationPage))),
  route("/issuing", "account", lazy(() => import("../badges/pages/issuing/home").then((m) => m.IssuingPage))),
  route("/issuing/profile", "account", lazy(() => import("../badges/pages/issuing/profile").then((m) => m.IssuerProfilePage))),
  route("/issuing/requests", "account", lazy(() => import("../badges/pages/issuing/requests").then((m) => m.BadgeRequestsPage))),
  route("/issuing/achievements/new", "account", lazy(() => import("../badges/pages/issuing/editor").then((m) => m.NewAchievementPage))),
  route("/issuing/achievements/:id", "account", lazy(() => import("../badges/pages/issuing/achievement").then((m) => m.OwnAchievementPage))),
  route("/issuing/achievements/:id/edit", "account", lazy(() => import("../badges/pages/issuing/editor").then((m) => m.EditAchievementPage))),
  route("/issuing/achievements/:id/award", "account", lazy(() => import("../badges/pages/issuing/award").then((m) => m.AwardPage))),
  route("/issuing/achievements/:id/codes", "account", lazy(() => import("../badges/pages/issuing/codes").then((m) => m.CodesPage))),
  route("/staff", "account", lazy(() => import("../staff/pages/home").then((m) => m.StaffHomePage))),
  route("/staff/candidacies", "account", lazy(() => import("../staff/pages/candidacies").then((m) => m.CandidaciesPage))),
  route("/staff/candidacies/:id", "account", lazy(() => import("../staff/pages/candidacy").then((m) => m.CandidacyPage))),
  route("/staff/birth-dates", "account", lazy(() => import("../staff/pages/birth-dates").then((m) => m.BirthDatesPage))),
  route("/staff/age-codes", "account", lazy(() => import("../staff/pages/age-codes").then((m) => m.StaffAgeCodesPage))),
  route("/staff/oppositions", "account", lazy(() => import("../staff/pages/oppositions").then((m) => m.OppositionsPage))),
  route("/staff/accounts", "account", lazy(() => import("../staff/pages/accounts").then((m) => m.AccountsPage))),
  route("/staff/advisers", "account", lazy(() => import("../staff/pages/advisers").then((m) => m.AdvisersPage))),
  route("/staff/badges", "account", lazy(() => import("../staff/pages/orphans").then((m) => m.OrphansPage))),
  route("/staff/audit", "account", lazy(() => import("../staff/pages/audit").then((m) => m.AuditPage))),
  route("/staff/offers", "account", lazy(() => import("../staff/pages/offers").then((m) => m.OfferReviewsPage))),
  route("/staff/offers/:id", "account", lazy(() => import("../staff/pages/offer").then((m) => m.OfferReviewPage))),
  route("/staff/cases", "account", lazy(() => import("../staff/pages/cases").then((m) => m.CasesPage))),
  route("/staff/cases/:id", "account", lazy(() => import("../staff/pages/case").then((m) => m.CasePage))),
  route("/staff/conversations/:id", "account", lazy(() => import("../staff/pages/talks").then((m) => m.TalksPage))),
  route("/staff/appeals", "account", lazy(() => import("../staff/pages/appeals").then((m) => m.AppealsPage))),
  route("/me/statements", "account", lazy(() => import("../safety/pages/statements").then((m) => m.StatementsPage))),
  route("/me/statements/:id", "account", lazy(() => import("../safety/pages/statement").then((m) => m.StatementPage))),
  route("/statement", "more", lazy(() => import("../safety/pages/closed").then((m) => m.ClosedAccountPage))),
  route("/me/blocks", "account", lazy(() => import("../safety/pages/blocks").then((m) => m.BlocksPage))),
  route("/staff/questions", "account", lazy(() => import("../staff/pages/questions").then((m) => m.StaffQuestionsPage))),
  route("/me/alerts", "account", lazy(() => rooms.offers().then((m) => m.MyAlertsPage))),
  route("/alerts/stop", "more", lazy(() => import("../placements/pages/alerts/stop").then((m) => m.StopMailsPage))),
  route("/badges", "account", lazy(() => rooms.badges().then((m) => m.WalletPage))),
  // As mails and pushes name it.
  route("/me/badges", "account", lazy(() => rooms.badges().then((m) => m.WalletPage))),
  route("/badges/claim", "account", lazy(() => rooms.badges().then((m) => m.ClaimPage))),
  route("/badges/catalogue", "careers", lazy(() => rooms.badges().then((m) => m.CataloguePage))),
  route("/badges/import", "account", lazy(() => import("../badges/pages/wallet/pack").then((m) => m.PackPage))),
  route("/badges/:id", "account", lazy(() => rooms.badges().then((m) => m.BadgePage))),
  route("/achievements/:id", "careers", lazy(() => rooms.badges().then((m) => m.AchievementPage))),
  route("/achievements/:id/ask", "account", lazy(() => rooms.badges().then((m) => m.AskBadgePage))),
  route("/badge-issuers/:id", "careers", lazy(() => import("../badges/pages/wallet/issuer").then((m) => m.IssuerPage))),
  route("/verify", "more", lazy(() => import("../badges/pages/wallet/verify").then((m) => m.VerifyPage))),
  route("/sources", "more", lazy(() => rooms.account().then((m) => m.SourcesPage))),
  route("/about", "more", lazy(() => rooms.account().then((m) => m.AboutPage))),
  route("/accessibility", "more", lazy(() => rooms.account().then((m) => m.AccessibilityPage))),
  route("/legal", "more", lazy(() => rooms.account().then((m) => m.LegalPage))),
  route("/privacy", "more", lazy(() => rooms.account().then((m) => m.PrivacyPage))),
  route("/retention", "more", lazy(() => rooms.privacy().then((m) => m.RetentionPage))),
  route("/me/consents", "account", lazy(() => rooms.privacy().then((m) => m.ConsentsPage))),
  route("/me/data", "account", lazy(() => import("../people/pages/privacy/data").then((m) => m.DataPage))),
  route("/parent", "more", lazy(() => import("../people/pages/privacy/parent").then((m) => m.ParentPage))),
  route("/parent/manage", "more", lazy(() => import("../people/pages/privacy/manage").then((m) => m.ParentManagePage))),
  route("/parent/mails", "more", lazy(() => import("../people/pages/privacy/mails").then((m) => m.ParentMailsPage))),
  route("/parent/oppose", "more", lazy(() => import("../people/pages/privacy/oppose").then((m) => m.ParentOpposePage))),
  route("/me/security", "account", lazy(() => import("../people/pages/account/second-factor").then((m) => m.SecondFactorPage))),
  route("/ranking", "more", lazy(() => rooms.account().then((m) => m.RankingPage))),
];

/** The page of a path and its parameters; undefined where there is none. */
export function find(path: string): { route: Route; params: Record<string, string> } | undefined {
  for (const route of routes) {
    const params = match(route.pattern, path);
    if (params) return { route, params };
  }
  return undefined;
}
