import { createHash } from "node:crypto";
import type { BundleEntry, FhirResource, Reference } from "fhir/r4";

/** An id of a resource that has no row of its own: always the same for the same thing, so that a second export says so. */
export function resourceId(of: string, what: string): string {
  const hex = createHash("sha256").update(`${of}/${what}`).digest("hex").slice(0, 32);
  // Version 8 of RFC 9562: made by the application's own rule.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join("-");
}

/** Within a bundle of nothing but our own, resources name each other by their URNs. */
export function referenceTo(type: FhirResource["resourceType"], id: string): Reference {
  return { reference: `urn:uuid:${id}`, type };
}

export function entryOf(resource: FhirResource & { readonly id: string }): BundleEntry {
  return { fullUrl: `urn:uuid:${resource.id}`, resource };
}
