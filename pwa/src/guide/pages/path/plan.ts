// What one plans beside the sheets that are pinned: kept on this phone alone.
import { signal } from "@preact/signals";
import type { components } from "../../../data/api";
import { client, unwrap } from "../../../data/client";
import { ApiError } from "../../../data/errors";
import { pinned } from "../../../data/kept-list";
import { base64url } from "../../../data/push/phone";
import { database } from "../../../data/store";
import { doneIn, EMPTY, lastYear, type Plan, planOf, type Shared } from "../../data/plan";

export type YearCalendar = components["schemas"]["YearCalendar"];
type Content = components["schemas"]["SharedContent"];

const KEY = "mine";
const SECRET_BYTES = 32;

export const plan = signal<Plan>(EMPTY);

export async function loadPlan(): Promise<void> {
  plan.value = planOf(await (await database()).get("plan", KEY));
}

/** Change the plan that the phone keeps: another tab may have changed it since. Rejects where storage is refused. */
export async function change(of: (kept: Plan) => Partial<Plan>): Promise<void> {
  const { store } = (await database()).transaction("plan", "readwrite");
  const kept = planOf(await store.get(KEY));
  const changed = { ...kept, ...of(kept) };
  await store.put(changed, KEY);
  plan.value = changed;
}

export const calendarOf = (signal: AbortSignal): Promise<YearCalendar> =>
  unwrap(client.GET("/api/v1/calendar", { signal }));

export const readShared = (token: string, signal: AbortSignal): Promise<Shared> =>
  unwrap(client.GET("/api/v1/paths/{token}", { params: { path: { token } }, signal })) as Promise<Shared>;

/** What a link shows: codes of what is public, and what is ticked off; never a text. */
function content(): Content {
  const { ways, done } = plan.value;
  const events = pinned.ids("event");
  // Where nothing of this school year is ticked off, the server leaves out what was last year.
  const year = lastYear(done);
  const dated = new Set(done.filter((tick) => tick.year).map(({ id }) => id));
  return {
    careers: pinned.ids("career"),
    trainings: pinned.ids("training"),
    places: pinned.ids("place"),
    events,
    ways,
    // Neither one's own steps, nor what was on the path before.
    done: doneIn(done, year).filter((id) => events.includes(id) || dated.has(id)),
    ...(year && { school_year: year }),
  };
}

/** Show the path as it is now, by a new link or by the one there is. Throws ApiError. */
export async function shareLink(): Promise<void> {
  const { buffer } = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  // Kept before it is sent: an answer that is lost leaves no link that cannot be stopped.
  let secret = base64url(buffer);
  await change(({ link }) => {
    secret = link?.secret ?? secret;
    return link ? {} : { link: { secret } };
  });
  const { token, ends_at } = await unwrap(client.POST("/api/v1/paths", { body: { secret, path: content() } }));
  await change(({ link }) => (link?.secret === secret ? { link: { secret, token, endsAt: ends_at } } : {}));
}

/** Stop the link, if there is one. Throws ApiError. */
export async function stopLink(): Promise<void> {
  await loadPlan();
  const secret = plan.value.link?.secret;
  if (!secret) return;
  await unwrap(client.POST("/api/v1/paths/stop", { body: { secret } }));
  await change(({ link }) => (link?.secret === secret ? { link: null } : {}));
}

export const isGone = (error: unknown): boolean =>
  error instanceof ApiError && (error.failure === "missing" || error.failure === "invalid");
