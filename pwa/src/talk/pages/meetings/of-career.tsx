import { me } from "../../../data/session";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { ListSkeleton } from "../../../ui/skeleton";
import { meetingsApi } from "../../data/meetings";
import { meetingsWords } from "../../words/meetings";
import { MeetingCard } from "./meeting-card";

const SHOWN = 3;

interface Props {
  code: string;
  /** Where it is counted from. */
  point: Pick<Parameters<typeof meetingsApi.list>[0], "commune" | "lat" | "lon">;
}

/** The next meetings about a career, those nearby first; nothing where none is announced. */
export function MeetingsOfCareer({ code, point }: Props) {
  const words = meetingsWords();
  const loaded = useLoaded(`meetings of ${code} ${JSON.stringify(point)} ${me.value?.id}`, (signal) =>
    meetingsApi.list({ career: code, limit: SHOWN, ...point }, signal),
  );
  if (loaded.waits) return <ListSkeleton rows={1} />;
  if (!loaded.data?.items.length) return null;
  return (
    <section>
      <h2>{words.ofCareer}</h2>
      <ul class="cards">
        {loaded.data.items.map((meeting) => (
          <MeetingCard key={meeting.id} meeting={meeting} />
        ))}
      </ul>
    </section>
  );
}
