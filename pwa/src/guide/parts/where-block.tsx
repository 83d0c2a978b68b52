import { t } from "../../i18n";
import { Icon } from "../../ui/icon";
import { itineraryUrl } from "../data/itinerary";

interface Props {
  name: string;
  address: string | null;
  postcode: string | null;
  commune: string;
  lat: number;
  lon: number;
  approximate: boolean;
}

/** An address, whether its point is exact, and the way there. */
export function WhereBlock(destination: Props) {
  const { address, postcode, commune, approximate } = destination;
  return (
    <>
      <address>
        {address && (
          <>
            {address}
            <br />
          </>
        )}
        {postcode} {commune}
      </address>
      {approximate && <p class="hint">≈ {t().distance.approximateExplained}</p>}
      <p class="actions">
        <a class="button" href={itineraryUrl(destination)} rel="noopener">
          <Icon name="route" />
          {t().place.itinerary}
        </a>
      </p>
    </>
  );
}
