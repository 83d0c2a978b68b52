import { me } from "../../../data/session";
import { mentorsWords } from "../../../people/words/mentors";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { mentorsApi } from "../../data/mentors";
import { maySeek } from "./ask-anyone";

/** The way to those who do a career: to ask them, and to see who they are where there is somebody. */
export function MentorsOfCareer({ code }: { code: string }) {
  const words = mentorsWords();
  const loaded = useLoaded(`some ${code} ${me.value?.id}`, (signal) =>
    mentorsApi.list({ career: code, limit: 1 }, signal),
  );
  const known = Boolean(loaded.data?.items.length);
  const asks = maySeek(me.value);
  if (!known && !asks) return null;
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
    </section>
  );
}
