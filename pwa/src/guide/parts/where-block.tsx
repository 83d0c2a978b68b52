import { useState } from "preact/hooks";
import { t } from "../../i18n";
import { Fetched } from "../../ui/forms/fetched";

interface Props {
  name: string;
  address: string | null;
  postcode: string | null;
  commune: string;
  lat: number;
  lon: number;
  approximate: boolean;
}

/** An address, whether its point is exact, and the ways there. */
export function WhereBlock(destination: Props) {
  const { address, postcode, commune, approximate } = destination;
  const [open, setOpen] = useState(false);
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
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t().place.itinerary}</summary>
        {open && (
          <Fetched load={() => import("../pages/way-there/way-there")}>
            {({ WayThere }) => <WayThere {...destination} />}
          </Fetched>
        )}
      </details>
    </>
  );
}
