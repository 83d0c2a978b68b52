import { useEffect } from "preact/hooks";
import { privacyApi } from "../../data/privacy";
import { dropLink, type KeptLink, keptLinks } from "../../people/data/kept-child";
import { isDead } from "../../people/pages/privacy/parent";
import { lostLinkWords } from "../../people/words/lost-link";
import { useLoaded } from "../../ui/forms/use-loaded";
import { homesWords } from "../words/homes";

/** What a parent may see of their child: by the links that they keep here, each of one child. */
export function OfMyChild() {
  const words = homesWords().child;
  const links = keptLinks.value;
  if (!links.length) {
    return (
      <section aria-labelledby="my-child">
        <h2 id="my-child">{words.title("")}</h2>
        <p>{words.none}</p>
        <Again />
      </section>
    );
  }
  return (
    <>
      {links.map((link) => {
        if (link.kind === "answer") return <Awaited key={link.token} link={link} />;
        if (link.kind === "manage") return <Agreed key={link.token} link={link} />;
        return <Shown key={link.token} link={link} />;
      })}
      <Again />
    </>
  );
}

/** Who lost the mail has it again. */
function Again() {
  return (
    <p class="actions">
      <a class="button" href="/parent/again">
        {lostLinkWords().again}
      </a>
    </p>
  );
}

/** What waits for their answer; an answer given, or a link that died, leaves. */
function Awaited({ link }: { link: KeptLink }) {
  const words = homesWords().child;
  const { data, error } = useLoaded(`answer ${link.token}`, (signal) => privacyApi.open(link.token, signal));
  useDropped(link, error);
  if (!data) return null;
  const asked = data.purposes.filter(({ child_agreed }) => child_agreed);
  return (
    <section>
      <h2>{words.title(data.child_first_name)}</h2>
      <p>{words.waits}</p>
      <List titles={(asked.length ? asked : data.purposes).map(({ title }) => title)} />
      <p class="actions">
        <a class="button main" href={`/parent#${link.token}`}>
          {words.answer}
        </a>
      </p>
    </section>
  );
}

/** What they agreed to, and whether the child talks with somebody: never with words. */
function Agreed({ link }: { link: KeptLink }) {
  const words = homesWords().child;
  const { data, error } = useLoaded(`manage ${link.token}`, (signal) => privacyApi.manage(link.token, signal));
  useDropped(link, error);
  if (!data) return null;
  const agreed = data.decisions.filter((one) => one.agreed);
  const talks = data.conversations.filter(({ ended_at }) => ended_at === null).length;
  return (
    <section>
      <h2>{words.title(data.child_first_name)}</h2>
      {data.decisions.some(({ state }) => state === "suspended") && <p class="banner">{words.suspended}</p>}
      <p>{agreed.length ? words.agreed : words.nothing}</p>
      <List titles={agreed.map(({ title }) => title)} />
      {talks > 0 && <p>{words.talks(talks)}</p>}
      <p class="actions">
        <a class="button" href={`/parent/manage#${link.token}`}>
          {agreed.length ? words.manage : words.see}
        </a>
        <Drop link={link} />
      </p>
    </section>
  );
}

/** What the server knows no more is kept no more. */
function useDropped(link: KeptLink, error: unknown): void {
  useEffect(() => {
    if (isDead(error)) dropLink(link);
  }, [error]);
}

/** A path that the child shows by its link. */
function Shown({ link }: { link: KeptLink }) {
  return (
    <p class="actions">
      <a class="button" href={`/path/s/${link.token}`}>
        {homesWords().child.path}
      </a>
      <Drop link={link} />
    </p>
  );
}

function Drop({ link }: { link: KeptLink }) {
  return (
    <button type="button" class="button" onClick={() => dropLink(link)}>
      {homesWords().child.forget}
    </button>
  );
}

function List({ titles }: { titles: string[] }) {
  return (
    <ul>
      {titles.map((title) => (
        <li key={title}>{title}</li>
      ))}
    </ul>
  );
}
