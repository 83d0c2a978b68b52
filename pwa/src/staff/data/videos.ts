// The lists of videos on careers and trainings, as staff write them.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

type Schemas = components["schemas"];
export type VideoList = Schemas["Videos"];
export type VideosUpdate = Schemas["VideosUpdate"];
/** What a list is on: the kind, and the code that its page has. */
export interface Subject {
  about: "careers" | "trainings";
  id: string;
}

export const videosApi = {
  read: ({ about, id }: Subject, signal: AbortSignal) =>
    about === "careers"
      ? unwrap(client.GET("/api/v1/staff/careers/{code}/videos", { params: { path: { code: id } }, signal }))
      : unwrap(
          client.GET("/api/v1/staff/trainings/{training_id}/videos", { params: { path: { training_id: id } }, signal }),
        ),
  write: ({ about, id }: Subject, body: VideosUpdate) =>
    about === "careers"
      ? unwrap(client.PUT("/api/v1/staff/careers/{code}/videos", { params: { path: { code: id } }, body }))
      : unwrap(
          client.PUT("/api/v1/staff/trainings/{training_id}/videos", { params: { path: { training_id: id } }, body }),
        ),
};
