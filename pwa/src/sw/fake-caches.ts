// Cache storage in memory, as far as the service worker uses it; for tests.

class FakeCache {
  private entries: { request: Request; response: Response }[] = [];

  async match(asked: RequestInfo, { ignoreVary = false }: CacheQueryOptions = {}): Promise<Response | undefined> {
    const request = absolute(asked);
    const found = this.entries.find(
      (entry) => entry.request.url === request.url && (ignoreVary || sameVariant(entry, request)),
    );
    return found?.response.clone();
  }

  async put(asked: RequestInfo, response: Response): Promise<void> {
    const request = absolute(asked);
    this.entries = this.entries.filter((entry) => entry.request.url !== request.url || !sameVariant(entry, request));
    this.entries.push({ request, response });
  }

  async add(asked: RequestInfo): Promise<void> {
    const response = await fetch(absolute(asked));
    if (!response.ok) throw new TypeError(`status ${response.status}`);
    await this.put(asked, response);
  }

  async addAll(asked: RequestInfo[]): Promise<void> {
    await Promise.all(asked.map((one) => this.add(one)));
  }

  async keys(): Promise<Request[]> {
    return this.entries.map((entry) => entry.request);
  }

  async delete(asked: RequestInfo): Promise<boolean> {
    const before = this.entries.length;
    this.entries = this.entries.filter((entry) => entry.request.url !== absolute(asked).url);
    return this.entries.length < before;
  }
}

/** A fresh, empty cache storage. */
export class FakeCaches {
  private byName = new Map<string, FakeCache>();

  async open(name: string): Promise<FakeCache> {
    const cache = this.byName.get(name) ?? new FakeCache();
    this.byName.set(name, cache);
    return cache;
  }

  async match(asked: RequestInfo): Promise<Response | undefined> {
    for (const cache of this.byName.values()) {
      const found = await cache.match(asked);
      if (found) return found;
    }
    return undefined;
  }

  async has(name: string): Promise<boolean> {
    return this.byName.has(name);
  }

  async keys(): Promise<string[]> {
    return [...this.byName.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.byName.delete(name);
  }
}

function absolute(asked: RequestInfo): Request {
  return typeof asked === "string" ? new Request(new URL(asked, "https://app.test")) : asked;
}

function sameVariant({ request, response }: { request: Request; response: Response }, asked: Request): boolean {
  const names = (response.headers.get("vary") ?? "").split(/,\s*/).filter(Boolean);
  return names.every((name) => request.headers.get(name) === asked.headers.get(name));
}
