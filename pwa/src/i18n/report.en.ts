import type { Messages } from "./fr";
import { pluralEn } from "./plural.en";

export const reportEn: Messages["report"] = {
  open: "Report a mistake",
  title: "What is wrong?",
  topics: {
    address: "The address or the map",
    hours: "The hours or the date",
    closed: "It is closed or cancelled",
    contact: "The phone, e-mail or website",
    accessibility: "Accessibility",
    other: "Something else",
  },
  textTopics: {
    text: "What is written",
    figure: "A figure or a year",
    link: "A link that leads to the wrong place",
    closed: "It no longer exists",
    other: "Something else",
  },
  openOffer: "Report this offer",
  titleOffer: "What is wrong with this offer?",
  reasons: {
    outdated: "It is out of date",
    discrimination: "It rejects people (origin, gender, disability…)",
    unpaid_work: "It is work in disguise",
    scam: "It is a scam",
    danger: "It is dangerous",
    other: "Something else",
  },
  help: "In danger, or ill at ease? Call 119 (day and night) or 3018: free and confidential.",
  message: "Tell us more (optional)",
  warning: "Do not write your name, your number or anything personal.",
  left: (n) => `${n} character${pluralEn(n)} left`,
  send: "Send",
  sent: "Thank you! The team will check.",
  later: "No network: your message will leave by itself when it is back.",
  refused: "The server did not take this message. This page may be gone.",
  waiting: (n) => `${n} report${pluralEn(n)} waiting for the network`,
};
