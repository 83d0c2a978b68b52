import { useEffect } from "preact/hooks";
import { homeChosen } from "../../data/preferences";
import { me } from "../../data/session";
import { AroundPage } from "../../guide/pages/home";
import { t } from "../../i18n";
import { later } from "../../ui/navigation/lazy";
import { query } from "../../ui/navigation/router";
import { PageTitle } from "../../ui/page";
import { ProDoor } from "../../ui/pro-door";
import { home, homes, WORKING } from "../data/home";

const NextSteps = later(() => import("./next-steps").then((m) => m.NextSteps));
const ForMe = later(() => import("./for-me").then((m) => m.ForMe));
const HomeDoors = later(() => import("../rooms/few/homes").then((m) => m.HomeDoors));

/** What waits for whom is signed in, what their home leads to or may interest them, then what is around. */
export function HomePage() {
  const kind = home.value;
  const young = kind === "young" || kind === "out_of_school";
  // A door of a home led to places near: they stand alone, or they would come where nobody looks.
  const toSee = kind !== "young" && query.value.has("place");
  useEffect(() => {
    if (toSee) scrollTo(0, 0);
  }, [toSee]);
  if (!me.value && kind === "young") return <AroundPage doors above={<IAm />} between={<ForMe />} />;
  const first = (
    <>
      <PageTitle text={t().home.hello(me.value?.first_name ?? "")} />
      <HomeSwitch />
      {me.value && <NextSteps />}
      {kind !== "young" && <HomeDoors kind={kind} />}
      {young && <ForMe />}
    </>
  );
  if (toSee) return <AroundPage />;
  if (WORKING.includes(kind) && [...query.value.keys()].every((name) => name === "commune"))
    return <div class="page home">{first}</div>;
  return <AroundPage first={first} doors={young} />;
}

/** Who has no account, and is no pupil, says so in one line, or comes for a company or a school. */
function IAm() {
  const { as, kinds } = t().home;
  return (
    <details>
      <summary>
        {as}
        {"\u00a0: "}
        {kinds[home.value]}
      </summary>
      <HomeSwitch />
      <ProDoor />
    </details>
  );
}

/** Who is several things switches in a tap. */
function HomeSwitch() {
  const choices = homes.value;
  if (choices.length < 2) return null;
  return (
    <div class="switch" role="group" aria-label={t().home.as}>
      {choices.map((one) => (
        <button key={one} type="button" aria-pressed={one === home.value} onClick={() => (homeChosen.value = one)}>
          {t().home.kinds[one]}
        </button>
      ))}
    </div>
  );
}
