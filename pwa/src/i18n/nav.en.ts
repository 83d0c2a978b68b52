import type { Messages } from "./fr";

export const navEn: Messages["nav"] = {
  label: "Main navigation",
  around: "Around me",
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
  company: "Candidates",
  publish: "Publish",
  pupils: "Pupils",
  requests: "Requests",
  badges: "Badges",
  staff: "To do",
};

export const homeEn: Messages["home"] = {
  hello: (name) => (name ? `Hello ${name}` : "Hello"),
  as: "I am",
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
