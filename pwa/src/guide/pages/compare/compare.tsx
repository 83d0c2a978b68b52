import { ApiError } from "../../../data/errors";
import { compared } from "../../../data/kept-list";
import { where } from "../../../data/preferences";
import type { Where } from "../../../data/types";
import { t } from "../../../i18n";
import { LoadedPage } from "../../../ui/forms/loaded-page";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Icon } from "../../../ui/icon";
import { Empty } from "../../../ui/list-parts";
import { show } from "../../../ui/navigation/announcer";
import { query } from "../../../ui/navigation/router";
import { BackButton, PageTitle } from "../../../ui/page";
import { share } from "../../../ui/sheet-actions";
import { compareWords } from "../../words/compare";
import { ofCareers, ofPlaces, ofTrainings } from "./criteria";
import { loadCareer, loadPlace, loadTraining, type OfCareer, type OfPlace, type OfTraining } from "./load";
import { type Column, Comparison, type Criterion } from "./table";

const MOST = 3;

interface Asked {
  columns: Column[];
  criteria: () => Criterion[];
}

type Load = (ids: string[], place: Where | null, signal: AbortSignal) => Promise<Asked>;

const KINDS: Record<string, { valid: RegExp; load: Load }> = {
  careers: {
    valid: /^[A-N]\d{4}$/,
    load: kindOf<OfCareer>(
      loadCareer,
      ({ career }) => ({ href: `/careers/${career.code}`, name: career.label }),
      ofCareers,
    ),
  },
  trainings: {
    valid: /^[\w.-]{3,120}$/,
    load: kindOf<OfTraining>(
      loadTraining,
      ({ training }) => ({ href: `/trainings/${training.id}`, name: training.label }),
      ofTrainings,
    ),
  },
  places: {
    valid: /^[\da-f-]{36}$/,
    load: kindOf<OfPlace>(loadPlace, ({ place }) => ({ href: `/places/${place.id}`, name: place.name }), ofPlaces),
  },
};

function kindOf<T>(
  one: (id: string, place: Where | null, signal: AbortSignal) => Promise<T>,
  column: (loaded: T) => Column,
  criteria: (all: T[], place: Where | null) => Criterion[],
): Load {
  return async (ids, place, signal) => {
    const all = await present(ids.map((id) => one(id, place, signal)));
    return { columns: all.map(column), criteria: () => criteria(all, place) };
  };
}

/** Those that are there: one that is gone leaves the others, unless all are. Throws what else went wrong. */
async function present<T>(asked: Promise<T>[]): Promise<T[]> {
  const all = await Promise.allSettled(asked);
  const there = all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const failed = all.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  const grave = failed.find((reason) => !(reason instanceof ApiError && reason.failure === "missing"));
  if (grave || there.length === 0) throw grave ?? failed[0];
  return there;
}

/** Two or three of a kind side by side; what is compared stands in the address. */
export function ComparePage() {
  const [name, kind] = Object.entries(KINDS).find(([one]) => query.value.has(one)) ?? ["", undefined];
  const ids = [...new Set(query.value.get(name)?.split(",") ?? [])].filter((id) => kind?.valid.test(id)).slice(0, MOST);
  const words = compareWords();
  if (kind && ids.length > 1) return <Beside key={name} kind={name} ids={ids} />;
  return (
    <div class="page">
      <BackButton />
      <PageTitle text={words.title} />
      <Empty title={words.nothing} text={words.how} href="/careers" link={words.toCareers} />
    </div>
  );
}

function Beside({ kind, ids }: { kind: string; ids: string[] }) {
  const words = compareWords();
  const place = where.value;
  const loaded = useLoaded(`compare ${kind} ${ids.join()} ${JSON.stringify(place)}`, (signal) =>
    KINDS[kind]!.load(ids, place, signal),
  );
  const empty = async (): Promise<void> => {
    try {
      for (const { key, sheet } of compared.all.value) if (`${sheet.type}s` === kind) await compared.drop(key);
      history.back();
    } catch {
      show(t().saved.failed);
    }
  };
  return (
    <LoadedPage loaded={loaded}>
      {({ columns, criteria }) => (
        <div class="page">
          <BackButton />
          <PageTitle text={words.title} />
          <p class="lead">{words.lead}</p>
          <Comparison columns={columns} criteria={criteria()} />
          <p class="hint">{words.figures}</p>
          <p class="actions">
            <button type="button" class="button" onClick={() => void share(words.title, location.href)}>
              <Icon name="share" />
              {words.share}
            </button>
            <button type="button" class="button" onClick={() => void empty()}>
              {words.empty}
            </button>
          </p>
        </div>
      )}
    </LoadedPage>
  );
}
