/**
 * Sealing: every item is encrypted for its user before it is stored (AES-GCM 256, a fresh 96-bit nonce an item, the
 * item's place as additional data, so that a stored item cannot be passed off as another one).
 *
 * The key is made on this device, kept in IndexedDB under the user's id, and cannot be exported: the browser hands out
 * a handle that encrypts and decrypts, never the bytes. It does not come from the server, because a patient whose
 * page is reloaded while the server is away must still be able to go on and to store what follows. What this protects
 * against: another person who signs in on the same device, and anyone who copies the browser's stored data. What it
 * cannot protect against: somebody who runs their own code inside this very browser profile.
 */

export type Sealed = { readonly nonce: Uint8Array<ArrayBuffer>; readonly data: ArrayBuffer };

/** A new key for one user on this device. */
export async function makeKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Encrypts a body (JSON) with optional raw bytes behind it. `place` must be given again to open it. */
export async function seal(
  key: CryptoKey,
  place: string,
  body: unknown,
  bytes?: Uint8Array,
): Promise<Sealed> {
  const head = new TextEncoder().encode(`${JSON.stringify(body)}\n`);
  const plain = new Uint8Array(head.length + (bytes?.length ?? 0));
  plain.set(head);
  if (bytes) plain.set(bytes, head.length);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(place) },
    key,
    plain,
  );
  return { nonce, data };
}

/**
 * Opens what `seal` made.
 * @throws if the key is another user's, the place another item's, or a bit has changed
 */
export async function open(
  key: CryptoKey,
  place: string,
  sealed: Sealed,
): Promise<{ readonly body: unknown; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const plain = new Uint8Array(
    await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: sealed.nonce, additionalData: new TextEncoder().encode(place) },
      key,
      sealed.data,
    ),
  );
  // JSON text holds no raw line feed, so the first one ends it.
  const end = plain.indexOf(10);
  const body: unknown = JSON.parse(new TextDecoder().decode(plain.subarray(0, end)));
  return { body, bytes: plain.slice(end + 1) };
}
