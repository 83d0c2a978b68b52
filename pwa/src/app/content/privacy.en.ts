// Says only what the product does today: change it together with what it describes.
import type { Block } from "../../ui/article";

export const text: Block[] = [
  {
    kind: "p",
    text: "In short: no tracker, no advertising. You can look at everything without an account, without a cookie and without saying who you are. An account is a choice.",
  },
  { kind: "h2", text: "If you have an account" },
  { kind: "p", text: "We keep only this, and nothing is required except what it takes to sign in:" },
  {
    kind: "ul",
    items: [
      "your mail address, or the identifier given by the service that signs you in (EduConnect for instance). There is no password;",
      "your first name, your birth date (asked once, to protect you), your level, your interests and your settings;",
      "where your age is confirmed: by whom, how and when;",
      "your town, only if you agreed to it;",
      "the devices signed in: the type of device and the date, not the place;",
      "your sign-ins, and those that failed: the date, the device and the means;",
      "your consents, their dates, and the parent’s mail address that you gave;",
      "a log of important acts: rights given, consents, exports, closed accounts, and the motive of who read a conversation. Nobody can change it.",
    ],
  },
  { kind: "h2", text: "Cookies, for signing in only" },
  {
    kind: "ul",
    items: [
      "“epass_session” keeps you signed in. It goes when you sign out;",
      "“epass_browser” knows a browser where you signed in before, for 400 days at most. If somebody asks for many codes in your place, yours still comes at once. It opens nothing by itself and follows nobody. It goes with “Erase everything from this phone”, and is of no more use once you close that device in “My devices”;",
      "“epass_code” and “epass_flow” last an hour at most, while you sign in: a code works only in the browser that asked for it.",
    ],
  },
  {
    kind: "p",
    text: "Without them nobody can sign in safely, which is why the law asks no consent for them. There are no others.",
  },
  { kind: "h2", text: "What waits for your consent" },
  {
    kind: "p",
    text: "Messages, notifications on your phone, the town kept in your account and public badges. You say yes or no to each, and change your mind with one tap in “My consents”: it stops at once. Without consent, everything else works the same.",
  },
  {
    kind: "p",
    text: "Under {consent_age}, French law asks for two agreements: yours and a parent’s (article 45 of the Data Protection Act). The parent gets a link by mail and needs no account. Whoever is no parent of yours stops these mails with one tap: a fingerprint of their address is kept until they change their mind. They can withdraw at any time, and the other parent can object. At {consent_age} you decide without your parents: we ask you everything again.",
  },
  { kind: "h2", text: "Your position" },
  {
    kind: "ul",
    items: [
      "Your phone asks you first. You can say no: pick a town instead, everything works the same.",
      "Before it leaves your phone, your position is rounded to about 100 metres. Our server never knows the exact spot.",
      "It is used to sort results, then forgotten: we do not store it.",
    ],
  },
  { kind: "h2", text: "What stays on your phone" },
  {
    kind: "ul",
    items: [
      "your town or your rounded position, for next time;",
      "what you saved;",
      "your conversations, your badges and what you have not finished sending, until you sign out;",
      "the pages you have seen and your last searches, with their words and the rounded position, to read them again without a network (300 at most);",
      "your settings: language, light or dark theme, text size.",
    ],
  },
  {
    kind: "p",
    text: "All this is kept on your phone, not by us. To erase it all, go to “More” and tap “Erase everything on this phone”.",
  },
  { kind: "h2", text: "Your messages" },
  {
    kind: "ul",
    items: [
      "Only the person you write to reads your messages. Before that, a program of ours masks contact details, puts insults on hold, and notices signs of distress and an adult’s advances to a minor to tell the Region’s team. An adult of whom a message is held for that writes to no minor until a decision, taken within {hold_hours} hours.",
      "The Region’s moderators read a conversation after a report, an alert of that program, or for a reason that they must write down. Each reading is noted.",
      "If you report somebody, only moderators know that it was you. Only you decide whether that person may write to you again. What is reported and the messages around it are kept as evidence, even when an account is deleted: only moderators still read it.",
      "If you delete your account, the other person no longer reads anything that you wrote before you were 18.",
      "A report that is not grave is deleted after {minor_case_days} days if nobody decided. A grave one waits for a decision, and climbs to others in charge.",
    ],
  },
  { kind: "h2", text: "When you report a mistake" },
  {
    kind: "p",
    text: "We receive your message, its subject, the page it is about and the time it was sent. Not your name, not your address. So write nothing personal in it: a program takes out the names and contact details it notices. Your words are kept for {error_report_words_days} days at most, the rest for {error_report_retention_days} days. Only the people who correct the pages read it.",
  },
  {
    kind: "p",
    text: "Without a network, the message waits on your phone and leaves when the connection comes back.",
  },
  { kind: "h2", text: "Your IP address" },
  {
    kind: "p",
    text: "It is the number of your connection: without it, no site can answer you. The app keeps it in memory for a short while to stop floods of requests, and does not write it to its database. The hosting company may keep its own security logs.",
  },
  { kind: "h2", text: "The map" },
  {
    kind: "p",
    text: "The background map comes from an outside service, named at the bottom of the map: IGN, the French public mapping institute, unless set otherwise. When you open the map, it sees your IP address and the area shown. If you do not open it, it sees nothing.",
  },
  { kind: "h2", text: "Who else handles it" },
  {
    kind: "ul",
    items: [
      "the site’s host: {legal.host};",
      "the service that carries our mails: it sees the address and the message;",
      "if you choose its button, the service that signs you in (EduConnect, your school’s portal, FranceConnect, ProConnect…): it knows that you sign in here and only gives us what the list above says;",
      "the Region’s staff in charge of the app, according to their role.",
    ],
  },
  { kind: "p", text: "Nothing is sold. Nothing serves advertising." },
  { kind: "h2", text: "For how long" },
  {
    kind: "p",
    text: "Each thing has its period, then goes by itself: [see the table of periods](/retention).",
  },
  { kind: "h2", text: "Your rights" },
  {
    kind: "p",
    text: "With an account you do almost everything yourself: in “Me”, correct your profile; in [My data](/me/data), download a copy of everything about you or delete your account; in [My consents](/me/consents), withdraw a consent.",
  },
  {
    kind: "p",
    text: "Controller: {legal.publisher}. This processing is part of its public service mission (article 6.1.e of the GDPR), except what waits for your consent (article 6.1.a). You can ask to see, correct or erase what concerns you, ask us to restrict its use, or object to it. Write to {legal.dpo_email}, with or without your parents. As we do not know who sent a report, tell us when you sent it and about which page.",
  },
  {
    kind: "p",
    text: "If the answer does not satisfy you, you can [complain to the CNIL](https://www.cnil.fr/fr/plaintes), which protects everyone’s data in France. It also explains [your rights online](https://www.cnil.fr/fr/mes-droits) (in French).",
  },
];
