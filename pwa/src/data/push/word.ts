/** What the service worker tells an open tab: that there is news, or which page a notification leads to. */
export type Word = { type: "news" } | { type: "open"; url: string };
