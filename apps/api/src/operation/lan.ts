import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { X509Certificate } from "node:crypto";
import { encodeQR } from "qr";
import { generate } from "selfsigned";

export type Certificate = { readonly key: string; readonly cert: string };

const DAYS = 365;

/** This machine's addresses in the local network, IPv4. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
}

/**
 * A certificate for this machine in its network: the one kept in the data folder as long as it is valid and names every
 * address, else a new one. A phone gives its camera only to a secure page; it warns once, because nobody vouches for us.
 */
export async function lanCertificate(dataDir: string): Promise<Certificate> {
  const file = join(dataDir, "lan-certificate.json");
  const addresses = lanAddresses();
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, "utf8")) as Certificate;
    if (covers(kept, addresses)) return kept;
  }
  const made = await generate([{ name: "commonName", value: "PhysioCheck on this network" }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    notAfterDate: new Date(Date.now() + DAYS * 24 * 3_600_000),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          ...["127.0.0.1", ...addresses].map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  const certificate: Certificate = { key: made.private, cert: made.cert };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify(certificate), { mode: 0o600 });
  return certificate;
}

function covers({ cert }: Certificate, addresses: readonly string[]): boolean {
  const parsed = new X509Certificate(cert);
  const aDayOn = Date.now() + 24 * 3_600_000;
  return Date.parse(parsed.validTo) > aDayOn && addresses.every((ip) => parsed.checkIP(ip) !== undefined);
}

/** An address as a square to point a phone's camera at. */
export function qrCode(address: string): string {
  return encodeQR(address, "ascii", { ecc: "low", border: 2 });
}
