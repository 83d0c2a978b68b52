import { me } from "../../../data/session";
import { mentorsWords } from "../../../people/words/mentors";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { Icon } from "../../../ui/icon";
import { ListSkeleton } from "../../../ui/skeleton";
import { type MentorBrief, mentorsApi } from "../../data/mentors";
import { maySeek } from "./ask-anyone";

interface KindProps {
  code: string;
  kind: MentorBrief["kind"];
  /** What the way says where there is somebody of that kind, and otherwise. */
  words: string;
  otherwise: string;
}

/** The way to mentors of one kind for a career, else to any of them; nothing where there is nobody. */
export function MentorsKind({ code, kind, words, otherwise }: KindProps) {
  const some = (query: object) => (signal: AbortSignal) =>
    mentorsApi.list({ career: code, limit: 1, ...query }, signal);
  const whose = `${code} ${me.value?.id}`;
  const ofKind = useLoaded(`${kind} ${whose}`, some({ kind }));
  const anyKind = useLoaded(`some ${whose}`, some({}));
  const known = Boolean(ofKind.data?.items.length);
  if (!known && !anyKind.data?.items.length) return null;
  return (
    <a class="button main" href={`/mentors?career=${code}${known ? `&kind=${kind}` : ""}`}>
      <Icon name="talks" />
      {known ? words : otherwise}
    </a>
  );
}

/** The way to those who do a career: to ask them, to see who they are where there is somebody, to meet them. */
export function MentorsOfCareer({ code }: { code: string }) {
  const words = mentorsWords();
  const loaded = useLoaded(`some ${code} ${me.value?.id}`, (signal) =>
    mentorsApi.list({ career: code, limit: 1 }, signal),
  );
  if (loaded.waits) return <ListSkeleton rows={1} />;
  const known = Boolean(loaded.data?.items.length);
  const asks = maySeek(me.value);
  return (
    <section>
      <h2>{words.whoDoes}</h2>
      {asks && (
        <p class="actions">
          <a class="button main" href={`/ask?career=${code}`}>
            {words.askAbout}
          </a>
        </p>
      )}
      {known && (
        <p>
          <a href={`/mentors?career=${code}`}>{words.meetThem}</a>
        </p>
      )}
      <p>
        <a href={`/meetings?career=${code}`}>{words.meetLive}</a>
      </p>
    </section>
  );
}
