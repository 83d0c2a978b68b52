import type { Career } from "../../data/types";
import { language } from "../../i18n";
import { videosWords } from "../words/videos";

/** Videos elsewhere, as links without a picture: their sites learn nothing before one is opened. */
export function Videos({ videos = [] }: { videos: Career["videos"] | undefined }) {
  const words = videosWords();
  if (!videos.length) return null;
  return (
    <section>
      <h2>{words.title}</h2>
      <ul class="cards">
        {videos.map(({ address, host, title, title_en }) => {
          const english = language.value === "en" && title_en;
          return (
            <li key={address} class="card">
              <div class="card-text">
                <h3 lang={english ? "en" : "fr"}>
                  <a href={address} target="_blank" rel="noopener noreferrer">
                    {english || title}
                  </a>
                </h3>
                <p class="hint">{words.opens(host)}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
