// Answers of the API that the service worker keeps, to be read without a network.

/** Erase those of some addresses; nothing was kept where storage is refused. */
export async function forgetAnswers(isOne: (address: URL) => boolean): Promise<void> {
  try {
    for (const name of await caches.keys()) {
      if (!name.startsWith("epass-answers")) continue;
      const kept = await caches.open(name);
      for (const request of await kept.keys()) if (isOne(new URL(request.url))) await kept.delete(request);
    }
  } catch {
    // Refused.
  }
}
