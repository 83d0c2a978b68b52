import type { HomesWords } from "./homes.fr";

export const en: HomesWords = {
  doors: {
    out_of_school: [
      ["/?type=place&place=mission_locale", "The mission locale", "Somebody listens and searches with you, from 16 to 25."],
      ["/aids/psad", "Back to school or training", "The PSAD calls back and offers a place."],
      ["/?type=place&place=production_school&radius=100", "Production schools", "Learn by making things for real customers."],
      ["/aids/prepa", "PRÉPA, by the Region", "Take stock and try careers, with an income that depends on your situation."],
      ["/aids?profile=out_of_school", "All the help there is", "Housing, travel, driving licence…"],
      ["/mentors", "Talk to somebody who does it", "Professionals and apprentices answer from afar."],
    ],
    adult: [
      ["/hiring", "Who hires near you", "And careers close to yours, by their skills."],
      ["/immersion", "Try a career", "A few days in a company, and who signs for it."],
      ["/aids/visa", "VISA, by the Region", "Learn a trade, or its basics."],
      ["/aids/acces", "ACCÈS, by the Region", "A training made with a company that hires."],
      ["/aids/prepa", "PRÉPA, by the Region", "Build a plan before a training."],
      ["/trainings", "Trainings", "What is taught near you, and what becomes of people."],
      ["/ask", "Ask an adviser", "A question, an answer by a real person."],
    ],
    parent: [
      ["/parent", "What my child does", "What you agreed to, and how to take it back."],
      ["/agenda?event=workshop", "Parents’ cafés and workshops", "Meetings near you."],
      ["/agenda?event=open_day", "Open days", "Visit together before choosing."],
      ["/trainings", "Trainings", "Where, how long, and what becomes of pupils."],
      ["/interests", "How to help", "Start from what your child likes, without choosing for them."],
      ["/aids", "Help", "Grants, travel, first equipment."],
    ],
    teacher: [
      ["/interests/cards", "Interests, with my class", "Without an account: each pupil answers on their phone, nothing leaves it."],
      ["/agenda?event=visit", "Visits to book", "Companies open their doors to classes."],
      ["/offers", "Placements", "Those for your pupils’ year."],
      ["/careers", "Careers", "By family, skill or interest."],
      ["/about", "The referent of the department", "Whom to call at the Region."],
    ],
    mentor: [
      ["/inbox", "Questions", "Those that wait for you."],
      ["/conversations", "My conversations", "Answer, conclude."],
      ["/me/availability", "My availability", "When one may write to you; take a break."],
      ["/me/answers", "My published answers", "What already helps others."],
    ],
    company: [
      ["/company", "My applications and offers", "Answer, and follow what you published."],
      ["/company/offers/new", "Publish an offer", "Placement, apprenticeship: two minutes."],
      ["/me/roles", "My company", "People, visits, stamp."],
      ["/?type=all", "Around me", "Schools and events."],
    ],
    school: [
      ["/me/organisation/school", "My pupils", "Their code, their placements."],
      ["/offers", "Placements", "Those open to your classes."],
      ["/interests/cards", "Interests, with a class", "Without an account, each on their phone."],
      ["/agenda?event=visit", "Visits to book", "Companies open their doors to classes."],
      ["/?type=all", "Around me", "Places and events."],
    ],
    issuer: [
      ["/issuing/requests", "Requests", "Those that wait for your word."],
      ["/issuing", "My badges", "Make, award, revoke."],
      ["/badges/catalogue", "The catalogue", "What others recognise."],
      ["/?type=all", "Around me", "Places and events."],
    ],
    staff: [
      ["/staff", "To do", "Reports, candidacies, offers to read."],
      ["/staff/questions", "Questions without an answer", "Those that nobody took."],
      ["/me/opening-hours", "My hours", "When advisers answer."],
      ["/?type=all", "Around me", "What young people see."],
    ],
  },
  doorsLabel: "My doors",
  year: "The year of choices",
  yearUsual: (from, to) => (from === to ? `usually in ${from}` : `usually from ${from} to ${to}`),
  yearMore: "The whole calendar",
};
