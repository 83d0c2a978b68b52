import { expect, test } from "vitest";
import english from "./privacy.en.json?raw";
import french from "./privacy.fr.json?raw";

test("the notice says what stays of messages and reports, and what does not (Walls, line 24)", () => {
  for (const said of [
    /compte est supprimé, l’autre personne ne lit plus rien de ce qui a été écrit avant 18 ans/,
    /gardés comme preuve.*la modération seule les lit/,
    /pas grave s’efface au bout de \{minor_case_days\} jours/,
    /grave attend une décision, et monte/,
    /mots sont gardés \{error_report_words_days\} jours/,
    /efface \{missing_question_retention_days\} jours après la dernière question semblable/,
  ])
    expect(french).toMatch(said);
  for (const said of [
    /other person no longer reads anything that you wrote before you were 18/,
    /kept as evidence.*only moderators still read it/,
    /not grave is deleted after \{minor_case_days\} days/,
    /grave one waits for a decision, and climbs/,
    /words are kept for \{error_report_words_days\} days/,
    /deleted \{missing_question_retention_days\} days after the last similar question/,
  ])
    expect(english).toMatch(said);
});
