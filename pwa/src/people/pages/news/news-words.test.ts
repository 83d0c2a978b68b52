import { describe, expect, it } from "vitest";
import { fr } from "../../words/news.fr";
import { doorOf, wordsOf } from "./news-words";

describe("a notification", () => {
  it.each([
    ["birth_date.decided", { accepted: true }, "Ta nouvelle date de naissance est acceptée."],
    ["birth_date.decided", { accepted: false }, "Ta date de naissance reste comme avant."],
    ["candidacy.refused", {}, "Votre demande de rôle n’est pas acceptée. La raison est dans «\u00a0Mes rôles\u00a0»."],
    ["candidacy.some_news", {}, "Il y a du nouveau pour votre demande de rôle."],
    ["something.unknown", {}, "Il y a du nouveau sur ce compte."],
    ["alert.digest", { count: 4 }, "4 nouvelles offres correspondent à tes recherches."],
    ["application.some_news", {}, "Il y a du nouveau pour une candidature."],
    ["badge.offered", {}, "Un badge t’est proposé\u00a0: regarde, et choisis."],
    [
      "case.opened",
      { origin: "distress" },
      "Un·e jeune va peut-être mal\u00a0: un signalement est à regarder tout de suite.",
    ],
    ["case.opened", { origin: "report" }, "Un signalement attend une décision."],
    ["message.some_news", {}, "Il y a du nouveau dans une conversation."],
    ["constructor", {}, "Il y a du nouveau sur ce compte."],
  ])("%s has its words", (kind, data, expected) => expect(wordsOf({ kind, data }, fr)).toBe(expected));

  it.each([
    ["export.ready", {}, "/me/data"],
    ["candidacy.accepted", {}, "/me/roles"],
    ["candidacy.submitted", {}, "/staff"],
    ["second_factor.added", {}, "/me/security"],
    ["alert.found", { offer_id: "o", alert_id: "a" }, "/offers/o"],
    ["alert.digest", { count: 4 }, "/me/alerts"],
    ["application.accepted", { application_id: "c", offer_id: "o" }, "/me/applications/c"],
    ["application.received", { application_id: "c", offer_id: "o" }, "/company/applications/c"],
    ["badge.issued", { credential_id: "b" }, "/badges/b"],
    ["badge.request_refused", { request_id: "r" }, "/badges"],
    ["badge.requested", { request_id: "r" }, "/issuing/requests"],
    ["offer.hidden", { offer_id: "o" }, "/company/offers/o"],
    ["organisation.joined", { organisation_id: "g" }, "/me/organisation/g"],
    ["organisation.closed", { organisation_id: "g" }, "/me/roles"],
    ["placement.gone_for_pupil", { offer_id: "o" }, "/me/organisation/school?part=placements"],
    ["offer.changed", { offer_id: "o", application_id: "a", change_id: "c" }, "/me/applications/a"],
    ["offer.changed_before_answer", { offer_id: "o", application_id: "a", change_id: "c" }, "/me/applications/a"],
    ["offer.changed_for_pupil", { offer_id: "o" }, "/me/organisation/school?part=placements"],
    ["offer.review", { offer_id: "o" }, "/staff/offers"],
    ["message.waiting", { conversation_id: "c" }, "/conversations/c"],
    ["question.offered", { question_id: "q" }, "/inbox"],
    ["question.taken", { question_id: "q", conversation_id: "c" }, "/conversations/c"],
    ["question.widened", { question_id: "q" }, "/me/questions/q"],
    ["case.opened", { case_id: "s", origin: "report" }, "/staff/cases/s"],
    ["case.waiting", { count: 2 }, "/staff/cases"],
    ["statement.new", { decision_id: "d" }, "/me/statements/d"],
    ["hold.begun", { until: "u" }, "/me/statements"],
    ["hold.ended", { decision_id: "d" }, "/me/statements/d"],
    ["appeal.decided", { decision_id: "d" }, "/me/statements/d"],
    ["partner.unavailable", {}, undefined],
  ])("%s of %j leads to %s", (kind, data, expected) => expect(doorOf({ kind, data })).toBe(expected));
});
