// Badges at the server.
import type { paths } from "../../../data/api";
import { client, unwrap } from "../../../data/client";
import { noteNetwork } from "../../../data/connection";
import { ApiError, type Problem, refusal } from "../../../data/errors";
import { patientFetch, watch } from "../../../data/patience";
import type { BackpackItem, FileFormat, RequestDraft, ShareDraft, Verdict } from "./shapes";

type Search = NonNullable<paths["/api/v1/badges/achievements"]["get"]["parameters"]["query"]>;

/** A badge's file, or where it lies, may make the server ask its issuer. */
const CHECK_LIMIT_MS = 40_000;
const PHOTO_LIMIT_MS = 120_000;

const badge = (id: string) => ({ params: { path: { credential_id: id } } });
const item = (id: string) => ({ params: { path: { item_id: id } } });
const request = (id: string) => ({ params: { path: { request_id: id } } });

export const badgesApi = {
  wallet: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/badges", { signal })),
  remove: (id: string) => unwrap(client.DELETE("/api/v1/me/badges/{credential_id}", badge(id))),
  accept: (id: string) => unwrap(client.POST("/api/v1/me/badges/{credential_id}/accept", badge(id))),
  decline: (id: string) => unwrap(client.POST("/api/v1/me/badges/{credential_id}/decline", badge(id))),
  /** Whether the Open Badges 2.0 form stands at a public address. */
  host: (id: string, on: boolean) =>
    on
      ? unwrap(client.PUT("/api/v1/me/badges/{credential_id}/hosting", badge(id)))
      : unwrap(client.DELETE("/api/v1/me/badges/{credential_id}/hosting", badge(id))),

  shares: ({ id, packed }: Shown, signal: AbortSignal) =>
    packed
      ? unwrap(client.GET("/api/v1/me/backpack/{item_id}/shares", { ...item(id), signal }))
      : unwrap(client.GET("/api/v1/me/badges/{credential_id}/shares", { ...badge(id), signal })),
  share: ({ id, packed }: Shown, body: ShareDraft) =>
    packed
      ? unwrap(client.POST("/api/v1/me/backpack/{item_id}/shares", { ...item(id), body }))
      : unwrap(client.POST("/api/v1/me/badges/{credential_id}/shares", { ...badge(id), body })),
  stopShare: (id: string) =>
    unwrap(client.DELETE("/api/v1/me/badges/shares/{share_id}", { params: { path: { share_id: id } } })),

  catalogue: (query: Search, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/badges/achievements", { params: { query }, signal })),
  achievement: (id: string, signal: AbortSignal) =>
    unwrap(
      client.GET("/api/v1/badges/achievements/{achievement_id}", { params: { path: { achievement_id: id } }, signal }),
    ),
  issuer: (id: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/badges/issuers/{issuer_id}", { params: { path: { issuer_id: id } }, signal })),

  draft: (achievementId: string, body: RequestDraft) =>
    unwrap(
      client.POST("/api/v1/badges/achievements/{achievement_id}/requests", {
        params: { path: { achievement_id: achievementId } },
        body,
      }),
    ),
  send: (id: string) => unwrap(client.POST("/api/v1/badges/requests/{request_id}/send", request(id))),
  withdraw: (id: string) => unwrap(client.POST("/api/v1/badges/requests/{request_id}/withdraw", request(id))),
  dropPhoto: (id: string, photoId: string) =>
    unwrap(
      client.DELETE("/api/v1/badges/requests/{request_id}/photos/{photo_id}", {
        params: { path: { request_id: id, photo_id: photoId } },
      }),
    ),

  shared: (token: string, signal: AbortSignal) =>
    unwrap(client.GET("/api/v1/badges/shared/{token}", { params: { path: { token } }, signal })),
  verify: (given: Given) => give<Verdict>("/api/v1/badges/verify", given),

  backpack: (signal: AbortSignal) => unwrap(client.GET("/api/v1/me/backpack", { signal })),
  pack: (given: Given) => give<BackpackItem>("/api/v1/me/backpack", given),
  unpack: (id: string) => unwrap(client.DELETE("/api/v1/me/backpack/{item_id}", item(id))),
  checkAgain: (id: string) => unwrap(client.POST("/api/v1/me/backpack/{item_id}/check", item(id))),
};

/** What is shown by a link: a badge of ours, or one from elsewhere. */
export interface Shown {
  id: string;
  name: string;
  packed?: boolean;
}

/** A badge to look at: its file, its text, or where it lies. */
export type Given = File | (({ text: string } | { url: string }) & { email?: string });

/** Where a badge of mine is downloaded. */
export function fileHref(id: string, format: FileFormat, more = ""): string {
  return `/api/v1/me/badges/${id}/file?format=${format}${more}`;
}

/** What somebody pasted: an address alone is where the badge lies. */
export function pasted(text: string): Given {
  const trimmed = text.trim();
  return /^https:\/\/\S+$/.test(trimmed) || trimmed.startsWith(`${location.origin}/verify#`)
    ? { url: trimmed }
    : { text: trimmed };
}

function give<T>(path: string, given: Given): Promise<T> {
  const file = given instanceof File;
  const type = file ? "application/octet-stream" : "application/json";
  const request = new Request(path, {
    method: "POST",
    headers: { "Content-Type": type, "Accept-Language": document.documentElement.lang },
    body: file ? given : JSON.stringify(given),
  });
  const asked = patientFetch(request, CHECK_LIMIT_MS);
  return unwrap<T>(
    asked.then(async (response) => {
      noteNetwork(true);
      const said: unknown = await response.json();
      return response.ok ? { data: said as T, response } : { error: said, response };
    }),
  );
}

/** Send a photo, telling how much of it (0 to 1) has left. Only this way of asking tells that. */
export function putPhoto(requestId: string, id: string, blob: Blob, progress: (part: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    asked.open("PUT", `/api/v1/badges/requests/${requestId}/photos/${id}`);
    asked.setRequestHeader("Content-Type", blob.type);
    asked.setRequestHeader("Accept-Language", document.documentElement.lang);
    asked.responseType = "json";
    asked.timeout = PHOTO_LIMIT_MS;
    let moved = false;
    // A slow line that still carries something is alive, though nothing else gets through it.
    const end = watch(() => (moved ? (moved = false) : asked.abort()));
    asked.upload.onprogress = ({ loaded, total }) => {
      moved = true;
      progress(loaded / total);
    };
    asked.onerror =
      asked.ontimeout =
      asked.onabort =
        () => {
          noteNetwork(false);
          reject(new ApiError("offline"));
        };
    asked.onloadend = end;
    asked.onload = () => {
      if (asked.status < 300) return resolve();
      reject(refusal(asked.status, (asked.response ?? {}) as Problem));
    };
    asked.send(blob);
  });
}
