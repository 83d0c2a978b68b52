// Leaving for good, and staying after all: the banner of every page needs it too.
import { client, unwrap } from "./client";
import { loadSession } from "./session";

/** Ask for the deletion of the account; it stays usable until the grace period ends. */
export async function leave(): Promise<void> {
  await unwrap(client.POST("/api/v1/me/deletion"));
  await loadSession();
}

/** Cancel the deletion. */
export async function stay(): Promise<void> {
  await unwrap(client.DELETE("/api/v1/me/deletion"));
  await loadSession();
}
