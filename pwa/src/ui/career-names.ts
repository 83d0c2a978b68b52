import { useEffect, useState } from "preact/hooks";
import { api } from "../data/client";

/** Names of the careers in the address; a code stands until its name is there. */
export function useCareerNames(codes: string[]): Record<string, string> {
  const [names, setNames] = useState<Record<string, string>>({});
  useEffect(() => {
    for (const code of codes) {
      if (code in names) continue;
      api.career(code).then(
        ({ label }) => setNames((known) => ({ ...known, [code]: label })),
        () => undefined,
      );
    }
  }, [codes.join()]);
  return names;
}
