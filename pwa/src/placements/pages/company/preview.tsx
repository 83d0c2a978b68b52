import type { ComponentChildren } from "preact";
import { clockText, hoursText } from "../../../data/format";
import { goesOnAt } from "../../../data/stretches";
import { language } from "../../../i18n";
import type { OfferContent } from "../../data/company/content";
import { hoursOf } from "../../data/company/rules";
import { companyWords } from "../../words/company";
import { dayText, euroText, levelsText, weekSpan } from "./texts";
import { Marked } from "./wording";

interface Props {
  content: OfferContent;
  names: Record<string, string>;
  company: string;
  /** The age from which the law allows it, where not everybody whom it is for has it. */
  fromAge: number | null;
  /** Words that somebody will look at. */
  marked?: readonly string[];
}

/** An offer as young people will read it; works without a network. */
export function Preview({ content, names, company, fromAge, marked = [] }: Props) {
  const words = companyWords();
  const { form, preview } = words;
  const facts: [string, ComponentChildren][] = [
    [preview.when, (content.kind !== "observation" || content.weeks.length > 0) && <When content={content} />],
    [preview.hours, hoursLine(content)],
    [preview.where, whereLine(content, names)],
    [preview.forWho, [levelsText(content.levels), fromAge && preview.fromAge(fromAge)].filter(Boolean).join(", ")],
    [preview.careers, content.rome_codes.map((code) => names[`career:${code}`] ?? code).join(", ")],
    [preview.contract, content.kind === "apprenticeship" && content.contract && form.contracts[content.contract]],
    [
      preview.pay,
      content.kind === "placement" &&
        content.gratification_cents_per_hour !== null &&
        preview.perHour(euroText(content.gratification_cents_per_hour)),
    ],
    [preview.access, content.accessibility && <Marked text={content.accessibility} words={marked} />],
    [preview.priority, content.priorities.map((one) => form.priorityNames[one] ?? one).join(", ")],
    [preview.reserved, content.reserved_uais.map((uai) => names[`school:${uai}`] ?? uai).join(", ")],
  ];
  return (
    <article class="preview" aria-label={form.preview}>
      <p class="kind">{words.kinds[content.kind]}</p>
      <h3>
        <Marked text={content.title || words.untitled} words={marked} />
      </h3>
      <p class="facts">
        <span>{company}</span>
        {content.commune_code && <span>{names[`commune:${content.commune_code}`] ?? content.commune_code}</span>}
      </p>
      {content.description && (
        <p class="as-typed">
          <Marked text={content.description} words={marked} />
        </p>
      )}
      <dl class="facts-table">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </article>
  );
}

function When({ content }: { content: OfferContent }) {
  const { preview } = companyWords();
  if (content.kind === "observation") {
    return (
      <ul class="plain">
        {content.weeks.map(({ week, places }) => (
          <li key={week}>
            {weekSpan(week, content.weekdays)}, {preview.places(places)}
          </li>
        ))}
      </ul>
    );
  }
  const length =
    content.kind === "placement"
      ? content.duration_days !== null && preview.weeksLong(Math.round(content.duration_days / 7))
      : content.duration_months !== null && preview.months(content.duration_months);
  const parts = [
    length,
    content.start_on ? preview.from(dayText(content.start_on)) : preview.toAgree,
    preview.places(content.places),
  ];
  return <>{parts.filter(Boolean).join(", ")}</>;
}

function hoursLine(content: OfferContent): string {
  const { form, preview } = companyWords();
  const clock = (time: string): string => clockText(time, language.value);
  const { week } = hoursOf(content);
  const { day_starts: starts, day_ends: ends, break_starts, break_minutes } = content;
  const spans: [string, string][] = break_starts
    ? [
        [starts ?? "", break_starts],
        [goesOnAt(break_starts, break_minutes ?? 0), ends ?? ""],
      ]
    : [[starts ?? "", ends ?? ""]];
  return [
    content.weekdays.map((day) => form.days[day]?.toLowerCase()).join(", "),
    starts && ends && spans.map(([from, to]) => `${clock(from)} – ${clock(to)}`).join(", "),
    content.break_minutes && !content.break_starts ? preview.pause(content.break_minutes) : "",
    week && week > 0 ? preview.hoursAWeek(hoursText(week)) : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function whereLine(content: OfferContent, names: Record<string, string>): string {
  const { form } = companyWords();
  const commune = content.commune_code && (names[`commune:${content.commune_code}`] ?? content.commune_code);
  return [content.address, commune, content.remote !== "no" && form.remotes[content.remote]].filter(Boolean).join(", ");
}
