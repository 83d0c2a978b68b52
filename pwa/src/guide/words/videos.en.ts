import type { VideosWords } from "./videos.fr";

export const en: VideosWords = {
  title: "On video",
  opens: (host) => `Opens on ${host}, in a new tab. Nothing is sent there before you click.`,
};
