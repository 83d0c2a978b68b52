import { bilingual } from "../../i18n/bilingual";

const fr = {
  found:
    "Quand l’E-pass repère de la détresse dans un message, l’équipe de la Région est prévenue, et la jeune personne voit aussitôt qui l’écoute\u00a0: 3114, 119, 3018.",
  missed: "Un message peut échapper au repérage. Dans le doute, touchez son drapeau, puis «\u00a0Quelqu’un est en danger\u00a0».",
  what: "Et vous\u00a0?",
  how: [
    "Répondez avec gentillesse\u00a0: «\u00a0Merci de me l’avoir écrit. Je te crois, tu n’es pas seul·e.\u00a0»",
    "N’enquêtez pas\u00a0: ne cherchez ni les détails, ni qui est responsable.",
    "Ne donnez pas de conseil sans l’équipe\u00a0: rappelez le 3114 ou le 119. Ils répondent aussi à qui s’inquiète pour quelqu’un.",
    "Ne promettez pas le secret.",
  ],
  danger: "Danger immédiat\u00a0: appelez le",
  or: "ou le",
};

const en: typeof fr = {
  found: "When the E-pass finds distress in a message, the team of the Region is alerted, and the young person sees at once who listens: 3114, 119, 3018.",
  missed: "A message may be missed. In doubt, touch its flag, then “Somebody is in danger”.",
  what: "And you?",
  how: [
    "Answer kindly: “Thank you for writing this to me. I believe you, you are not alone.”",
    "Do not investigate: seek neither details nor somebody to blame.",
    "Give no advice without the team: recall 3114 or 119. They also answer those who worry about somebody.",
    "Do not promise secrecy.",
  ],
  danger: "In danger at this moment: call",
  or: "or",
};

/** The words for those who answer, where a message worries them: « vous ». */
export const worryWords = bilingual({ fr, en });
