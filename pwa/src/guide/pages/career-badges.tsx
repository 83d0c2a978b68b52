import { client, unwrap } from "../../data/client";
import { t } from "../../i18n";
import { useLoaded } from "../../ui/forms/use-loaded";

const SHOWN = 3;

/** Badges that say something about a career; nothing where there is none. */
export function BadgesOfCareer({ code }: { code: string }) {
  const words = t().careers;
  const query = { career: code, limit: SHOWN };
  const loaded = useLoaded(`badges of ${code}`, (signal) =>
    unwrap(client.GET("/api/v1/badges/achievements", { params: { query }, signal })),
  );
  if (!loaded.data?.items.length) return null;
  return (
    <section>
      <h2>{words.badges}</h2>
      <ul class="links">
        {loaded.data.items.map(({ id, name, issuer }) => (
          <li key={id}>
            <a href={`/achievements/${id}`}>
              {name} · {issuer.name}
            </a>
          </li>
        ))}
      </ul>
      {loaded.data.next && (
        <p>
          <a href={`/badges/catalogue?career=${code}`}>{words.allBadges}</a>
        </p>
      )}
    </section>
  );
}
