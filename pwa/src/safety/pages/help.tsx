import { t } from "../../i18n";
import { BackButton, PageTitle } from "../../ui/page";
import { Numbers } from "../parts/help-numbers";
import { reportsWords } from "../words/reports";
import { safetyWords } from "../words/safety";
import "../parts/safety.css";

/** Who listens, and how to report, at an address of their own: a search leads here. */
export function HelpPage() {
  const words = safetyWords();
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={t().help} />
      <section class="help-numbers">
        <h2>{words.numbersTitle}</h2>
        <Numbers told={false} />
      </section>
      <h2>{reportsWords().conductAsk}</h2>
      <p>{reportsWords().how}</p>
    </div>
  );
}
