import type { PushWords } from "./push.fr";

export const en: PushWords = {
  title: "Alerts on this device",
  off: "This device does not ring yet when there is news.",
  start: "Turn alerts on",
  on: "This device rings when there is news.",
  stop: "Turn them off on this device",
  started: "Done: this device will ring.",
  stopped: "Stopped: this device rings no more.",
  terms: [
    ["What rings", "An offer that a followed search found, news about an application. “Alert settings” has the choices."],
    [
      "What is never shown",
      "No name, no message, no title of an offer: only that there is news. Google, Apple, Mozilla or Microsoft pass the signal on and cannot read it.",
    ],
    ["When", "Alerts are silent at night and, under 18, during lessons. They ring afterwards."],
    ["How to stop", "One tap, in “Alert settings” or “My consents”. Signing out stops it too."],
  ],
  agree: "Agree and turn on",
  notNow: "Not now",
  busy: "One moment…",
  parentMissing: "A parent’s consent is missing. “My consents” is where to ask for it.",
  birthDateMissing: "The birth date is missing: it is given once, in “My consents”.",
  consentMissing: "A consent to alerts is missing: see “My consents”.",
  toConsents: "See my consents",
  blocked: "Alerts of the E-pass are blocked on this device. To open them again:",
  unblock: [
    "in the browser: tap the sign on the left of the address, then “Notifications” and “Allow”;",
    "installed app: the phone’s settings, “Apps”, “E-pass”, “Notifications”.",
  ],
  lookAgain: "Done, check again",
  unavailable: "Alerts are not open at the moment. Everything arrives in the app.",
  unsupported: "This browser cannot receive alerts. Everything arrives in the app, and by mail where that is ticked.",
  installFirst: "On iPhone and iPad, the app must be installed first; then open it and come back here.",
  hindrances: {
    dismissed: "The browser got no answer. Tap the button again, then “Allow”.",
    blocked: "The browser blocks alerts of the E-pass. Close this window to see how to open them again.",
    unavailable: "Alerts are not open at the moment. Everything arrives in the app.",
    no_worker: "The app is not ready on this device yet. Load the page again, outside private browsing, then try once more.",
    no_answer: "The browser’s alert service does not answer. Some networks (school, company) block it: try another one.",
    refused: "The browser’s alert service said no. Check that its settings have not turned it off, or try another browser.",
  },
};
