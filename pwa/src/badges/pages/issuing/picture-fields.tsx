import { useEffect, useState } from "preact/hooks";
import { OneChoice } from "../../../ui/choices";
import type { Written } from "../../data/issuing/badge-draft";
import { type Achievement, type Design, type Designs, designsApi, issuingApi } from "../../data/issuing/issuing";
import { issuingWords } from "../../words/issuing";
import { Designer } from "./designer";
import { FileField } from "./file-field";
import { Picture } from "./home";

type Drawing = Pick<Written, "composed" | "design">;

/** Send the picture where it changed, once the badge is there. */
export async function savePicture(
  id: string,
  { composed, design }: Drawing,
  file: File | null,
  known: Design | null | undefined,
): Promise<void> {
  if (!composed && file) await issuingApi.writePicture(id, file);
  if (composed && !isSame(design, known)) await designsApi.choose(id, design);
}

function isSame(one: Design, other: Design | null | undefined): boolean {
  return one.shape === other?.shape && one.colour === other.colour && one.icon === other.icon;
}

interface Props {
  drawing: Drawing;
  file: File | null;
  /** The badge as the server has it. */
  achievement: Achievement | undefined;
  choices: Designs;
  /** Why the server refused the file. */
  error: string | undefined;
  onWrite: (drawing: Partial<Drawing>) => void;
  onFile: (file: File) => void;
}

/** The picture of a badge: composed, or a file. */
export function PictureFields({ drawing, file, achievement, choices, error, onWrite, onFile }: Props) {
  const words = issuingWords().edit;
  return (
    <>
      <OneChoice
        legend={words.picture}
        quiet
        options={[
          { value: "compose", label: words.compose },
          { value: "upload", label: words.upload },
        ]}
        chosen={drawing.composed ? "compose" : "upload"}
        onChange={(way) => onWrite({ composed: way === "compose" })}
      />
      {drawing.composed ? (
        <Designer choices={choices} design={drawing.design} onChange={(design) => onWrite({ design })} />
      ) : (
        <>
          {file ? (
            <ChosenFile file={file} />
          ) : (
            achievement?.image_url && <Picture url={achievement.image_url} size={144} />
          )}
          <FileField label={words.uploadLabel} error={error} send={(chosen) => Promise.resolve(onFile(chosen))} />
        </>
      )}
    </>
  );
}

/** The file as it will be sent, seen before it goes. */
function ChosenFile({ file }: { file: File }) {
  const [url, setUrl] = useState("");
  useEffect(() => {
    const reader = new FileReader();
    reader.onload = () => setUrl(String(reader.result));
    reader.readAsDataURL(file);
    return () => reader.abort();
  }, [file]);
  return (
    <div>
      {url && <img class="award-picture chosen-file" src={url} alt="" />}
      <p class="hint">{file.name}</p>
    </div>
  );
}
