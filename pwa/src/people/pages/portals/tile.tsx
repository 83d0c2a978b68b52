import { useEffect } from "preact/hooks";
import { offline } from "../../../data/connection";
import { where } from "../../../data/preferences";
import { confirmed, hasRole, me } from "../../../data/session";
import { show } from "../../../ui/navigation/announcer";
import { navigate, query } from "../../../ui/navigation/router";
import { PageTitle } from "../../../ui/page";
import { PageSkeleton } from "../../../ui/skeleton";
import { isTile, isUai, type PortalSchool, pageOf, portalsApi, type Tile } from "../../data/portals";
import { enteringWords } from "../../words/entering";
import { portalsWords } from "../../words/portals";

/** Where a tile of a school's portal arrives: it goes on to the page that is meant for who is there. */
export function TilePage({ tile }: { tile: string }) {
  return isTile(tile) ? <Onward tile={tile} /> : <NoSuchTile />;
}

function Onward({ tile }: { tile: Tile }) {
  const ready = confirmed.value || offline.value;
  useEffect(() => {
    if (ready) void goOn(tile);
  }, [ready]);
  return <PageSkeleton />;
}

async function goOn(tile: Tile): Promise<void> {
  const problem = query.value.get("problem");
  const school = await schoolOf(query.value.get("uai"));
  const account = me.value;
  const known = { signedIn: account !== null, level: account?.level ?? null, school, placed: where.value !== null };
  if (problem) {
    const { problems, otherProblem } = enteringWords().signIn;
    show(problems[problem] ?? otherProblem);
  } else if (account) {
    // On a school's computer somebody else may still be here.
    show(portalsWords().account(account.first_name));
  }
  navigate(pageOf(tile, known), { replace: true });
}

/** The tile's school, else the pupil's own; without a network none. */
async function schoolOf(named: string | null): Promise<PortalSchool | null> {
  try {
    const account = me.value;
    const uai = named ?? (account && hasRole(account, "student") ? await portalsApi.mySchool() : null);
    return uai && isUai(uai) ? await portalsApi.school(uai) : null;
  } catch {
    return null;
  }
}

function NoSuchTile() {
  const words = portalsWords();
  const portal = query.value.get("problem") === "portal";
  return (
    <div class="page text">
      <PageTitle text={words.lost} />
      <p>{portal ? words.lostPortal : words.lostTile}</p>
      <p class="actions">
        <a class="button main" href="/">
          {words.home}
        </a>
        <a class="button" href="/sign-in">
          {words.signIn}
        </a>
      </p>
      <p>
        <a href="/ent">{words.title}</a>
      </p>
    </div>
  );
}
