import { bilingual } from "../../i18n/bilingual";

const fr = {
  sentences: [
    "Merci pour ta question\u00a0! Je prends le temps de bien te répondre, ce soir ou demain.",
    "Ce que j’aime le plus dans ce métier, c’est… Et ce qui est dur, c’est…",
    "Est-ce que cela répond à ta question\u00a0? Sinon, dis-moi ce que tu voudrais savoir.",
  ],
};

const en: typeof fr = {
  sentences: [
    "Thank you for your question! I shall take the time to answer well, tonight or tomorrow.",
    "What I like most about this job is… And what is hard is…",
    "Does that answer your question? If not, tell me what you would like to know.",
  ],
};

/** What is offered to who keeps no sentences yet: said to pupils, « tu ». */
export const readySentences = bilingual({ fr, en });
