import { useEffect, useId, useRef } from "preact/hooks";
import { momentText } from "../../../data/format";
import { language, t } from "../../../i18n";
import { cover } from "../../../ui/navigation/entries";
import type { Code } from "../../data/issuing/issuing";
import { issuingWords } from "../../words/issuing";

interface Props {
  code: Code;
  badge: string;
  onClose: () => void;
}

/** The code as a room reads it: it fills the screen, which stays lit. */
export function LargeCode({ code, badge, onClose }: Props) {
  const words = issuingWords().code;
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useWakeLock();
  useEffect(() => {
    dialog.current?.showModal();
    const uncover = cover(() => {
      dialog.current?.close();
      return true;
    });
    return () => {
      uncover();
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, []);
  return (
    <dialog ref={dialog} class="code-large" aria-labelledby={title} onClose={onClose}>
      <p class="tools code-ways">
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {t().close}
        </button>
        {document.fullscreenEnabled && (
          <button type="button" class="button" onClick={turnFullScreen}>
            {words.whole}
          </button>
        )}
      </p>
      {code.qr_svg && (
        <img class="code-picture" src={`data:image/svg+xml,${encodeURIComponent(code.qr_svg)}`} alt={words.qr} />
      )}
      <div class="code-words">
        <h2 id={title}>{badge}</h2>
        <p class="code-text">{spaced(code.code ?? "")}</p>
        <p>{words.scan}</p>
        <p class="code-count">
          <strong>{words.claims(code.claims, code.max_claims)}</strong>
          <span>{words.ends(momentText(code.expires_at, language.value))}</span>
        </p>
      </div>
    </dialog>
  );
}

/** The whole page, since no browser lets a dialog itself fill the screen. */
function turnFullScreen(): void {
  const turned = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  turned.catch(() => undefined);
}

/** Eight signs are easier to copy as two groups. */
export function spaced(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)}\u00a0${code.slice(4)}` : code;
}

/** Keeps the screen lit where the browser can, also after another tab was looked at. */
function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let left = false;
    const ask = (): void => {
      if (document.visibilityState !== "visible") return;
      navigator.wakeLock?.request("screen").then(
        (got) => (left ? void got.release() : (lock = got)),
        () => undefined,
      );
    };
    ask();
    document.addEventListener("visibilitychange", ask);
    return () => {
      left = true;
      document.removeEventListener("visibilitychange", ask);
      void lock?.release();
    };
  }, []);
}
