// The second factor: what the API knows, and what the browser's passkeys (WebAuthn) say.
import type { components } from "../../data/api";
import { client, unwrap } from "../../data/client";

type Schemas = components["schemas"];

export type SecondFactorState = Schemas["SecondFactorState"];
export type Passkey = Schemas["PasskeyPublic"];
export type TotpSetup = Schemas["TotpSetup"];

/** Why the browser gave no passkey. */
export class PasskeyError extends Error {
  constructor(readonly reason: "cancelled" | "known" | "failed") {
    super(reason);
  }
}

const HOME = "/api/v1/me/second-factor";

export const secondFactorApi = {
  state: (signal: AbortSignal) => unwrap(client.GET(HOME, { signal })),
  addPasskey: async (name: string): Promise<SecondFactorState> => {
    const { public_key } = await unwrap(client.POST(`${HOME}/passkeys/options`));
    const made = await makePasskey(public_key as unknown as CreationJson);
    return unwrap(client.POST(`${HOME}/passkeys`, { body: { name, ...made } }));
  },
  provePasskey: async (): Promise<SecondFactorState> => {
    const { public_key } = await unwrap(client.POST(`${HOME}/passkeys/proof/options`));
    const proof = await usePasskey(public_key as unknown as RequestJson);
    return unwrap(client.POST(`${HOME}/passkeys/proof`, { body: proof }));
  },
  removePasskey: (passkey_id: string) =>
    unwrap(client.DELETE(`${HOME}/passkeys/{passkey_id}`, { params: { path: { passkey_id } } })),
  beginTotp: () => unwrap(client.POST(`${HOME}/totp`)),
  confirmTotp: (code: string) => unwrap(client.POST(`${HOME}/totp/confirm`, { body: { code } })),
  proveTotp: (code: string) => unwrap(client.POST(`${HOME}/totp/proof`, { body: { code } })),
  removeTotp: () => unwrap(client.DELETE(`${HOME}/totp`)),
};

/** Whether this browser knows passkeys. */
export function browserHasPasskeys(): boolean {
  return "PublicKeyCredential" in globalThis && "credentials" in navigator;
}

interface KeyJson {
  id: string;
  type: "public-key";
}

type CreationJson = Omit<PublicKeyCredentialCreationOptions, "challenge" | "user" | "excludeCredentials"> & {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials: KeyJson[];
};

type RequestJson = Omit<PublicKeyCredentialRequestOptions, "challenge" | "allowCredentials"> & {
  challenge: string;
  allowCredentials: KeyJson[];
};

// The browser's own parseCreationOptionsFromJSON is too young to be counted on.
async function makePasskey(options: CreationJson): Promise<Omit<Schemas["PasskeyCreate"], "name">> {
  const credential = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        user: { ...options.user, id: toBytes(options.user.id) },
        excludeCredentials: options.excludeCredentials.map(toDescriptor),
      },
    }),
  );
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    credential_id: toText(credential.rawId),
    client_data: toText(response.clientDataJSON),
    attestation: toText(response.attestationObject),
  };
}

async function usePasskey(options: RequestJson): Promise<Schemas["PasskeyProof"]> {
  const credential = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        allowCredentials: options.allowCredentials.map(toDescriptor),
      },
    }),
  );
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    credential_id: toText(credential.rawId),
    client_data: toText(response.clientDataJSON),
    authenticator_data: toText(response.authenticatorData),
    signature: toText(response.signature),
  };
}

async function ask(work: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  let credential: Credential | null;
  try {
    credential = await work();
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "InvalidStateError") throw new PasskeyError("known");
    // NotAllowedError is all that a browser says of a refusal, a time limit, or no passkey on this device.
    throw new PasskeyError(name === "NotAllowedError" || name === "AbortError" ? "cancelled" : "failed");
  }
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyError("failed");
  return credential;
}

function toDescriptor({ id, type }: KeyJson): PublicKeyCredentialDescriptor {
  return { id: toBytes(id), type };
}

/** Bytes of a base64url text without padding. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

/** Base64url text of bytes, without padding. */
export function toText(bytes: ArrayBuffer): string {
  const plain = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return plain.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
