import { useLoaded } from "../../components/forms/use-loaded";
import { mentorsApi } from "../../data/account/mentors";
import { me } from "../../data/session";
import { mentorsWords } from "../../i18n/mentors";

/** The way to the mentors of a career; nothing where there is none. */
export function MentorsOfCareer({ code }: { code: string }) {
  const words = mentorsWords();
  const loaded = useLoaded(`some ${code} ${me.value?.id}`, (signal) => mentorsApi.list({ career: code, limit: 1 }, signal));
  if (!loaded.data?.items.length) return null;
  return (
    <section>
      <h2>{words.whoDoes}</h2>
      <p>
        <a href={`/mentors?career=${code}`}>{words.meetThem}</a>
      </p>
    </section>
  );
}
