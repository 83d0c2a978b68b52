// The commune that an account keeps, with consent, is where a new phone searches.
import { effect } from "@preact/signals";
import { api } from "./client";
import { ownWhere } from "./preferences";
import { me } from "./session";

/** Search around the account's commune where the phone has no place of its own; it leaves with the account. */
export function startKeptCommune(): void {
  effect(() => {
    const owner = ownWhere.value?.by === "commune" ? ownWhere.value.account : undefined;
    const account = me.value;
    if (owner && owner !== account?.id) ownWhere.value = null;
    // Without a network the person can still choose a place.
    else if (!ownWhere.value && account?.commune_code)
      void take(account.id, account.commune_code).catch(() => undefined);
  });
}

async function take(account: string, wanted: string): Promise<void> {
  const { code, name, lat, lon } = await api.commune(wanted);
  const still = me.value?.id === account && me.value.commune_code === wanted && !ownWhere.value;
  if (still && lat !== null && lon !== null) ownWhere.value = { by: "commune", code, name, lat, lon, account };
}
