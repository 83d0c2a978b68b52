import { BackButton, OutLink, PageTitle } from "../../../ui/page";
import { immersionWords } from "../../words/immersion";

/** Of people who look for work, as the sheet on whom to call has it. */
const FRANCE_TRAVAIL = "3949";

/** PMSMP: what it is and who prescribes it; the E-pass issues none. */
export function ImmersionPage() {
  const words = immersionWords();
  return (
    <div class="page text">
      <BackButton />
      <PageTitle text={words.title} />
      <p class="lead">{words.lead}</p>
      <h2>{words.what}</h2>
      <p>{words.whatText}</p>
      <h2>{words.who}</h2>
      <p>{words.whoText}</p>
      <ul class="links">
        <li>
          <a href="/?type=place&place=mission_locale&radius=60">{words.missionLocale}</a>
        </li>
        <li>
          <a href={`tel:${FRANCE_TRAVAIL}`}>{words.call("39\u00a049")}</a>
        </li>
        <li>
          <OutLink href="https://www.francetravail.fr/">{words.franceTravail}</OutLink>
        </li>
        <li>
          {/* The few agencies that the data names stand among them. */}
          <a href="/?type=place&place=public_service&radius=60">{words.franceServices}</a>
        </li>
        <li>
          <a href="/aids/conseil-evolution">{words.inWork}</a>
        </li>
        <li>
          <OutLink href="https://www.cheops-ops.org/">{words.capEmploi}</OutLink>
        </li>
      </ul>
      <h2>{words.find}</h2>
      <p>{words.findText}</p>
      <ul class="links">
        <li>
          <OutLink href="https://immersion-facile.beta.gouv.fr/">{words.facilitee}</OutLink>
        </li>
      </ul>
      <p>
        <a href="/offers?kind=observation">{words.pupils}</a>
      </p>
    </div>
  );
}
