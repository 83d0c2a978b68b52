import type { CardWords } from "./card.fr";

export const en: CardWords = {
  title: "My card",
  purpose: "To introduce yourself at a placement, a fair, a workshop: the person looks at your screen.",
  lead: "It is on this screen for 5 minutes, then it hides. Nothing is sent to anybody, and it has no address.",
  noName: "Add your first name first",
  always: "It shows your first name, your drawing and your level.",
  school: "My school, if it gave me a personal code this year",
  badges: "My badges",
  show: "Show my card",
  hide: "Hide my card",
  left: (time) => `${time} left`,
  moves: "The time runs: a photo of this card proves nothing.",
  own: "First name, drawing and level: chosen by the person.",
  pupilOf: (school) => `Pupil of ${school}`,
  vouched: (day) => `Confirmed by the school on ${day}`,
  from: (issuer) => `Issued by ${issuer}`,
  over: "Your card is hidden.",
  consent: "Showing your card needs your consent, and a parent’s under 15.",
  parent: "You said yes. A parent’s consent is missing: tell them in “My consents”.",
  agree: "I agree",
  toConsents: "My consents",
};
