import type { Messages } from "./fr";

export const navEn: Messages["nav"] = {
  label: "Main navigation",
  offers: "Placements",
  agenda: "Events",
  careers: "Jobs",
  more: "More",
  home: "Home",
  hiring: "Who hires",
  trainings: "Trainings",
  aids: "Help",
  inbox: "Questions",
  talks: "Talks",
  company: "My offers",
  publish: "Publish",
  pupils: "Pupils",
  requests: "Requests",
  badges: "Badges",
  staff: "Team",
};

export const homeEn: Messages["home"] = {
  hello: (name) => (name ? `Hello ${name}` : "Hello"),
  as: "I am",
  pro: "A company, a school, a trade?",
  proText: "Offer a placement, follow your pupils, answer young people.",
  changed: (kind) => `Home: ${kind}.`,
  open: "See this home",
  waiting: (n) => `${n} waiting`,
  kinds: {
    young: "Pupil, student",
    out_of_school: "Out of school",
    adult: "Adult",
    parent: "Parent",
    teacher: "Teacher",
    mentor: "Mentor",
    company: "Company",
    school: "School",
    issuer: "Badges",
    staff: "Region",
  },
};
