import { useEffect, useState } from "preact/hooks";
import { onBackOnline } from "../../../data/connection";
import { ownLeft } from "../../../data/outbox";
import { useLoaded } from "../../../ui/forms/use-loaded";
import { useNews } from "../../../ui/use-news";
import { badgesApi } from "../../data/wallet/api";
import { keepWallet, keptWallet } from "../../data/wallet/kept";
import type { Wallet } from "../../data/wallet/shapes";

/** What may change a wallet. */
const KINDS = [
  "offered",
  "issued",
  "with_parent",
  "parent_refused",
  "revoked",
  "signed_anew",
  "request_refused",
  "request_ended",
].map((what) => `badge.${what}`);

export interface WalletSeen {
  wallet: Wallet | undefined;
  error: unknown;
  reload(): void;
}

/** The wallet of the signed-in account: from the server, until then and without a network what the phone has. */
export function useWallet(account: string): WalletSeen {
  const [kept, setKept] = useState<Wallet>();
  const loaded = useLoaded(`wallet ${account} ${ownLeft.value}`, async (signal) => {
    const wallet = await badgesApi.wallet(signal);
    await keepWallet(account, wallet);
    keepPictures(wallet);
    return wallet;
  });
  const [last, setLast] = useState<Wallet>();
  useNews(KINDS, loaded.reload);
  useEffect(() => onBackOnline(loaded.reload), []);
  useEffect(() => void keptWallet(account).then(setKept), [account]);
  useEffect(() => {
    if (loaded.data) setLast(loaded.data);
  }, [loaded.data]);
  return { wallet: loaded.data ?? last ?? kept, error: loaded.error, reload: loaded.reload };
}

/** Pictures seen before the service worker woke up, or not seen yet, are there without a network too. */
function keepPictures({ items, requests }: Wallet): void {
  const urls = [...items, ...requests].flatMap(({ image_url }) => image_url ?? []);
  void navigator.serviceWorker?.ready.then(({ active }) =>
    active?.postMessage({ type: "keep", urls: [...new Set(urls)] }),
  );
}
