import { client, unwrap } from "../../../data/client";
import { dateText, parisDay } from "../../../data/format";
import { language } from "../../../i18n";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { NeedsAccount } from "../../../ui/needs-account";
import { BackButton, PageTitle } from "../../../ui/page";
import { weekSpanOfYear } from "../../data/week-span";
import { outcomeWords } from "../../words/outcome";

/** What a pupil may keep of a placement that took place: no more than its company said. */
export function AttestationPage({ id }: { id: string }) {
  return <NeedsAccount>{(account) => <Attestation key={account.id} id={id} />}</NeedsAccount>;
}

function Attestation({ id }: { id: string }) {
  const loaded = useLoaded(`attestation ${id}`, (signal) =>
    unwrap(
      client.GET("/api/v1/me/applications/{application_id}/attestation", {
        params: { path: { application_id: id } },
        signal,
      }),
    ),
  );
  const words = outcomeWords();
  const day = (date: string): string => dateText(date, language.value);
  return (
    <LoadedPage loaded={loaded}>
      {({
        first_name,
        title,
        company_name,
        commune,
        description,
        first_day,
        last_day,
        weeks,
        weekdays,
        outcome_at,
      }) => (
        <article class="page text">
          <div class="no-print">
            <BackButton />
          </div>
          <PageTitle text={words.title} />
          <p class="lead">{words.said(company_name, commune, day(parisDay(new Date(outcome_at))))}</p>
          <dl class="pairs">
            <div>
              <dt>{words.who}</dt>
              <dd>{first_name}</dd>
            </div>
            <div>
              <dt>{words.family}</dt>
              <dd>………………………………</dd>
            </div>
            <div>
              <dt>{words.what}</dt>
              <dd>{title}</dd>
            </div>
            {first_day && last_day && (
              <div>
                <dt>{words.when}</dt>
                <dd>
                  {weeks.length > 0
                    ? weeks.map((week) => weekSpanOfYear(week, language.value, weekdays)).join(", ")
                    : words.span(day(first_day), day(last_day))}
                </dd>
              </div>
            )}
          </dl>
          {description && (
            <section>
              <h2>{words.announced}</h2>
              <p class="as-typed">{description}</p>
            </section>
          )}
          <p class="hint">{words.limits}</p>
          <p class="actions no-print">
            <button type="button" class="button main" onClick={() => print()}>
              {words.print}
            </button>
          </p>
        </article>
      )}
    </LoadedPage>
  );
}
