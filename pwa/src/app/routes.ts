import type { ComponentType } from "preact";
import { lazy } from "../ui/navigation/lazy";
import { match } from "../ui/navigation/match";
import { HomePage } from "./pages/home";

/** The parts of the bottom navigation. */
type Section = "home" | "offers" | "careers" | "agenda" | "more";
/** Where a page belongs: the account, what was saved, conversations and the chatbox have their own doors at the top. */
export type Room = Section | "account" | "saved" | "talks" | "chat";

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
  answers: () => import("./rooms/few/answers"),
  privacy: () => import("./rooms/few/privacy"),
  putAway: () => import("./rooms/few/put-away"),
  // Few people open these, or nobody without a network: no phone fetches them in advance (tools/graph.mjs).
  aids: () => import("./rooms/few/aids"),
  alerts: () => import("./rooms/few/alerts"),
  own: () => import("./rooms/few/own"),
  // Phones fetch them once somebody is signed in (`keepOwn`): all the news, a pupil the pass.
  news: () => import("./rooms/few/news"),
  pass: () => import("./rooms/few/pass"),
  card: () => import("./rooms/few/card"),
  chat: () => import("./rooms/few/chat"),
  entering: () => import("./rooms/few/entering"),
  roles: () => import("./rooms/few/roles"),
  organisation: () => import("./rooms/few/organisation"),
  answering: () => import("./rooms/few/answering"),
  meetings: () => import("./rooms/few/meetings"),
  publishing: () => import("./rooms/few/publishing"),
  company: () => import("./rooms/few/company"),
  asking: () => import("./rooms/few/asking"),
  issuing: () => import("./rooms/few/issuing"),
  checking: () => import("./rooms/few/checking"),
  parents: () => import("./rooms/few/parents"),
  decisions: () => import("./rooms/few/decisions"),
  portals: () => import("./rooms/few/portals"),
  shared: () => import("./rooms/few/shared"),
  staff: () => import("./rooms/few/staff"),
};

function route<Props extends object>(pattern: string, section: Room, page: ComponentType<Props>): Route {
  return { pattern, section, page: page as unknown as Route["page"] };
}

// biome-ignore format: a table, a line for each page
const routes: Route[] = [
  route("/", "home", HomePage),
  route("/search", "home", lazy(() => rooms.find().then((m) => m.SearchPage))),
  route("/chat", "chat", lazy(() => rooms.chat().then((m) => m.ChatPage))),
  route("/places/:id", "home", lazy(() => rooms.find().then((m) => m.PlacePage))),
  route("/offers", "offers", lazy(() => rooms.offers().then((m) => m.OffersPage))),
  route("/offers/:id", "offers", lazy(() => rooms.offers().then((m) => m.OfferPage))),
  route("/offers/:id/apply", "offers", lazy(() => rooms.offers().then((m) => m.ApplyPage))),
  route("/me/applications", "account", lazy(() => rooms.offers().then((m) => m.ApplicationsPage))),
  route("/me/applications/:id", "account", lazy(() => rooms.offers().then((m) => m.ApplicationPage))),
  route("/me/applications/:id/attestation", "account", lazy(() => import("../placements/pages/applications/outcome-page").then((m) => m.AttestationPage))),
  route("/immersion", "offers", lazy(() => import("../placements/pages/offers/immersion").then((m) => m.ImmersionPage))),
  route("/agenda", "agenda", lazy(() => rooms.find().then((m) => m.AgendaPage))),
  route("/events/:id", "agenda", lazy(() => rooms.find().then((m) => m.EventPage))),
  route("/careers", "careers", lazy(() => rooms.find().then((m) => m.CareersPage))),
  route("/careers/:code", "careers", lazy(() => rooms.find().then((m) => m.CareerPage))),
  route("/trainings", "careers", lazy(() => rooms.find().then((m) => m.TrainingsPage))),
  route("/trainings/:id", "careers", lazy(() => rooms.find().then((m) => m.TrainingPage))),
  route("/hiring", "careers", lazy(() => import("../guide/pages/hiring/hiring").then((m) => m.HiringPage))),
  route("/aids", "more", lazy(() => rooms.aids().then((m) => m.AidsPage))),
  route("/aids/:id", "more", lazy(() => rooms.aids().then((m) => m.AidSheetPage))),
  route("/interests", "careers", lazy(() => rooms.find().then((m) => m.InterestsPage))),
  route("/interests/cards", "careers", lazy(() => import("../guide/pages/tastes/cards").then((m) => m.TasteCardsPage))),
  route("/interests/class", "careers", lazy(() => import("../guide/pages/tastes/class").then((m) => m.TasteClassPage))),
  route("/interests/careers", "careers", lazy(() => import("../guide/pages/tastes/result").then((m) => m.TasteCareersPage))),
  route("/interests/:letter", "careers", lazy(() => rooms.find().then((m) => m.InterestPage))),
  route("/compare", "careers", lazy(() => import("../guide/pages/compare/compare").then((m) => m.ComparePage))),
  route("/path", "saved", lazy(() => import("../guide/pages/path/path").then((m) => m.PathPage))),
  route("/year", "more", lazy(() => import("../guide/pages/path/year").then((m) => m.YearPage))),
  route("/path/s/:token", "saved", lazy(() => import("../guide/pages/path/shared").then((m) => m.SharedPathPage))),
  route("/saved", "saved", lazy(() => rooms.account().then((m) => m.SavedPage))),
  route("/put-away", "saved", lazy(() => rooms.putAway().then((m) => m.PutAwayPage))),
  route("/more", "more", lazy(() => rooms.account().then((m) => m.MorePage))),
  route("/sign-in", "account", lazy(() => rooms.entering().then((m) => m.SignInPage))),
  route("/tiles/:tile", "home", lazy(() => rooms.portals().then((m) => m.TilePage))),
  route("/ent", "more", lazy(() => rooms.portals().then((m) => m.PortalsPage))),
  route("/shared", "more", lazy(() => rooms.shared().then((m) => m.SharedPage))),
  route("/outbox", "more", lazy(() => rooms.own().then((m) => m.OutboxPage))),
  route("/welcome", "account", lazy(() => rooms.entering().then((m) => m.WelcomePage))),
  route("/me", "account", lazy(() => rooms.account().then((m) => m.MePage))),
  route("/me/pass", "account", lazy(() => rooms.pass().then((m) => m.PassPage))),
  route("/me/pass/card", "account", lazy(() => rooms.card().then((m) => m.CardPage))),
  route("/me/profile", "account", lazy(() => rooms.account().then((m) => m.ProfilePage))),
  route("/me/age", "account", lazy(() => rooms.organisation().then((m) => m.AgePage))),
  route("/me/email", "account", lazy(() => rooms.own().then((m) => m.EmailPage))),
  route("/me/devices", "account", lazy(() => rooms.own().then((m) => m.DevicesPage))),
  route("/me/preferences", "account", lazy(() => rooms.account().then((m) => m.PreferencesPage))),
  route("/me/notifications", "account", lazy(() => rooms.news().then((m) => m.NotificationsPage))),
  route("/me/opening-hours", "account", lazy(() => rooms.answering().then((m) => m.OpeningHoursPage))),
  route("/me/roles", "account", lazy(() => rooms.roles().then((m) => m.RolesPage))),
  route("/me/roles/mentor", "account", lazy(() => rooms.roles().then((m) => m.MentorFormPage))),
  route("/me/roles/school", "account", lazy(() => rooms.roles().then((m) => m.SchoolFormPage))),
  route("/me/roles/:role", "account", lazy(() => rooms.roles().then((m) => m.OrganisationFormPage))),
  route("/me/organisation/:id", "account", lazy(() => rooms.organisation().then((m) => m.OrganisationPage))),
  route("/me/school", "account", lazy(() => rooms.organisation().then((m) => m.MySchoolPage))),
  route("/invitation", "account", lazy(() => rooms.organisation().then((m) => m.InvitationPage))),
  route("/answers", "careers", lazy(() => rooms.answers().then((m) => m.AnswersPage))),
  route("/answers/:id", "careers", lazy(() => rooms.answers().then((m) => m.AnswerPage))),
  route("/me/answers", "account", lazy(() => rooms.publishing().then((m) => m.MyAnswersPage))),
  route("/conversations/:id/publish", "account", lazy(() => rooms.publishing().then((m) => m.ProposePage))),
  route("/staff/answers", "account", lazy(() => rooms.staff().then((m) => m.StaffAnswersPage))),
  route("/mentors", "careers", lazy(() => rooms.find().then((m) => m.MentorsPage))),
  route("/mentors/:id", "careers", lazy(() => rooms.find().then((m) => m.MentorPage))),
  route("/ask", "talks", lazy(() => rooms.talks().then((m) => m.AskPage))),
  route("/me/questions", "talks", lazy(() => rooms.talks().then((m) => m.QuestionsPage))),
  route("/me/questions/:id", "talks", lazy(() => rooms.talks().then((m) => m.QuestionPage))),
  route("/inbox", "talks", lazy(() => rooms.answering().then((m) => m.InboxPage))),
  route("/me/availability", "account", lazy(() => rooms.answering().then((m) => m.AvailabilityPage))),
  route("/conversations", "talks", lazy(() => rooms.talks().then((m) => m.ConversationsPage))),
  route("/conversations/:id", "talks", lazy(() => rooms.talks().then((m) => m.ConversationPage))),
  route("/meetings", "careers", lazy(() => rooms.meetings().then((m) => m.MeetingsPage))),
  route("/meetings/new", "account", lazy(() => rooms.meetings().then((m) => m.AnnouncePage))),
  route("/meetings/:id", "careers", lazy(() => rooms.meetings().then((m) => m.MeetingPage))),
  route("/company", "account", lazy(() => rooms.company().then((m) => m.CompanyPage))),
  route("/company/offers/new", "account", lazy(() => rooms.company().then((m) => m.NewOfferPage))),
  route("/company/offers/:id", "account", lazy(() => rooms.company().then((m) => m.OwnOfferPage))),
  route("/company/offers/:id/edit", "account", lazy(() => rooms.company().then((m) => m.EditOfferPage))),
  route("/company/applications/:id", "account", lazy(() => rooms.company().then((m) => m.CompanyApplicationPage))),
  route("/issuing", "account", lazy(() => rooms.issuing().then((m) => m.IssuingPage))),
  route("/issuing/profile", "account", lazy(() => rooms.issuing().then((m) => m.IssuerProfilePage))),
  route("/issuing/requests", "account", lazy(() => rooms.issuing().then((m) => m.BadgeRequestsPage))),
  route("/issuing/achievements/new", "account", lazy(() => rooms.issuing().then((m) => m.NewAchievementPage))),
  route("/issuing/achievements/:id", "account", lazy(() => rooms.issuing().then((m) => m.OwnAchievementPage))),
  route("/issuing/achievements/:id/edit", "account", lazy(() => rooms.issuing().then((m) => m.EditAchievementPage))),
  route("/issuing/achievements/:id/award", "account", lazy(() => rooms.issuing().then((m) => m.AwardPage))),
  route("/issuing/achievements/:id/codes", "account", lazy(() => rooms.issuing().then((m) => m.CodesPage))),
  route("/staff", "account", lazy(() => rooms.staff().then((m) => m.StaffHomePage))),
  route("/staff/candidacies", "account", lazy(() => rooms.staff().then((m) => m.CandidaciesPage))),
  route("/staff/candidacies/:id", "account", lazy(() => rooms.staff().then((m) => m.CandidacyPage))),
  route("/staff/birth-dates", "account", lazy(() => rooms.staff().then((m) => m.BirthDatesPage))),
  route("/staff/age-codes", "account", lazy(() => rooms.staff().then((m) => m.StaffAgeCodesPage))),
  route("/staff/oppositions", "account", lazy(() => rooms.staff().then((m) => m.OppositionsPage))),
  route("/staff/accounts", "account", lazy(() => rooms.staff().then((m) => m.AccountsPage))),
  route("/staff/advisers", "account", lazy(() => rooms.staff().then((m) => m.AdvisersPage))),
  route("/staff/badges", "account", lazy(() => rooms.staff().then((m) => m.OrphansPage))),
  route("/staff/audit", "account", lazy(() => rooms.staff().then((m) => m.AuditPage))),
  route("/staff/offers", "account", lazy(() => rooms.staff().then((m) => m.OfferReviewsPage))),
  route("/staff/offers/:id", "account", lazy(() => rooms.staff().then((m) => m.OfferReviewPage))),
  route("/staff/cases", "account", lazy(() => rooms.staff().then((m) => m.CasesPage))),
  route("/staff/cases/:id", "account", lazy(() => rooms.staff().then((m) => m.CasePage))),
  route("/staff/conversations/:id", "account", lazy(() => rooms.staff().then((m) => m.TalksPage))),
  route("/staff/error-reports", "account", lazy(() => rooms.staff().then((m) => m.ReportsPage))),
  route("/staff/contacts", "account", lazy(() => rooms.staff().then((m) => m.ContactsPage))),
  route("/staff/dead-links", "account", lazy(() => rooms.staff().then((m) => m.DeadLinksPage))),
  route("/staff/missing-questions", "account", lazy(() => rooms.staff().then((m) => m.MissingQuestionsPage))),
  route("/staff/answers/new", "account", lazy(() => rooms.staff().then((m) => m.WriteAnswerPage))),
  route("/staff/lexicon", "account", lazy(() => rooms.staff().then((m) => m.LexiconPage))),
  route("/staff/videos", "account", lazy(() => rooms.staff().then((m) => m.StaffVideosPage))),
  route("/staff/appeals", "account", lazy(() => rooms.staff().then((m) => m.AppealsPage))),
  route("/me/statements", "account", lazy(() => rooms.decisions().then((m) => m.StatementsPage))),
  route("/me/statements/:id", "account", lazy(() => rooms.decisions().then((m) => m.StatementPage))),
  route("/statement", "more", lazy(() => rooms.decisions().then((m) => m.ClosedAccountPage))),
  route("/me/blocks", "account", lazy(() => rooms.decisions().then((m) => m.BlocksPage))),
  route("/staff/questions", "account", lazy(() => rooms.staff().then((m) => m.StaffQuestionsPage))),
  route("/me/alerts", "account", lazy(() => rooms.alerts().then((m) => m.MyAlertsPage))),
  route("/alerts/stop", "more", lazy(() => rooms.own().then((m) => m.StopMailsPage))),
  route("/badges", "account", lazy(() => rooms.badges().then((m) => m.WalletPage))),
  // As mails and pushes name it.
  route("/me/badges", "account", lazy(() => rooms.badges().then((m) => m.WalletPage))),
  route("/badges/claim", "account", lazy(() => rooms.badges().then((m) => m.ClaimPage))),
  route("/badges/catalogue", "careers", lazy(() => rooms.asking().then((m) => m.CataloguePage))),
  route("/badges/import", "account", lazy(() => rooms.checking().then((m) => m.PackPage))),
  route("/badges/:id", "account", lazy(() => rooms.badges().then((m) => m.BadgePage))),
  route("/achievements/:id", "careers", lazy(() => rooms.asking().then((m) => m.AchievementPage))),
  route("/achievements/:id/ask", "account", lazy(() => rooms.asking().then((m) => m.AskBadgePage))),
  route("/badge-issuers/:id", "careers", lazy(() => rooms.checking().then((m) => m.IssuerPage))),
  route("/verify", "more", lazy(() => rooms.checking().then((m) => m.VerifyPage))),
  route("/sources", "more", lazy(() => import("./pages/sources").then((m) => m.SourcesPage))),
  route("/about", "more", lazy(() => rooms.account().then((m) => m.AboutPage))),
  route("/accessibility", "more", lazy(() => rooms.account().then((m) => m.AccessibilityPage))),
  route("/legal", "more", lazy(() => rooms.account().then((m) => m.LegalPage))),
  route("/privacy", "more", lazy(() => rooms.account().then((m) => m.PrivacyPage))),
  route("/retention", "more", lazy(() => rooms.own().then((m) => m.RetentionPage))),
  route("/me/consents", "account", lazy(() => rooms.privacy().then((m) => m.ConsentsPage))),
  route("/me/data", "account", lazy(() => rooms.own().then((m) => m.DataPage))),
  route("/parent", "more", lazy(() => rooms.parents().then((m) => m.ParentPage))),
  route("/parent/manage", "more", lazy(() => rooms.parents().then((m) => m.ParentManagePage))),
  route("/parent/again", "more", lazy(() => rooms.parents().then((m) => m.ParentAgainPage))),
  route("/parent/mails", "more", lazy(() => rooms.parents().then((m) => m.ParentMailsPage))),
  route("/parent/oppose", "more", lazy(() => rooms.parents().then((m) => m.ParentOpposePage))),
  route("/me/security", "account", lazy(() => rooms.own().then((m) => m.SecondFactorPage))),
  route("/safety", "more", lazy(() => rooms.talks().then((m) => m.HelpPage))),
  route("/ranking", "more", lazy(() => rooms.account().then((m) => m.RankingPage))),
];

/** Have the news, and a pupil's pass, at hand without a network too: the door of the account leads there. */
export const keepOwn = (pupil: boolean): Promise<unknown> | undefined =>
  navigator.serviceWorker?.ready.then(() => Promise.all([rooms.news(), pupil && rooms.pass()])).catch(() => undefined);

/** The page of a path and its parameters; undefined where there is none. */
export function find(path: string): { route: Route; params: Record<string, string> } | undefined {
  for (const route of routes) {
    const params = match(route.pattern, path);
    if (params) return { route, params };
  }
  return undefined;
}
