import { bilingual } from "../../i18n/bilingual";

const fr = {
  words: (parts: string[]) => `L’entreprise ne voit pas\u00a0: ${parts.map((part) => `«\u00a0${part}\u00a0»`).join(", ")}.`,
  why: "C’est promis quand tu candidates\u00a0: ni ton nom, ni ton adresse, ni ton établissement sans ton accord. L’équipe de la Région peut relire ce qui est masqué.",
};

const en: typeof fr = {
  words: (parts) => `The company does not see: ${parts.map((part) => `“${part}”`).join(", ")}.`,
  why: "It is promised when you apply: neither your surname nor your address, nor your school unless you agree. The team of the Region can read what is masked.",
};

/** The words on what of an application its company does not see. */
export const maskedWords = bilingual({ fr, en });
