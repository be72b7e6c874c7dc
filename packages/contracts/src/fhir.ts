/** Names of our own in FHIR exports. URNs: no host has to exist for them, and no reader will try to fetch one. */
export const FHIR_SYSTEMS = {
  /** Codes without a LOINC or SNOMED CT code of their own: exercises, angles, clinic tests, figures of a session. */
  codes: "urn:physiocheck:codes",
  /** Ids of this server. */
  ids: "urn:physiocheck:id",
  licence: "urn:physiocheck:licence",
} as const;

/** What FHIR exports are served as (https://hl7.org/fhir/R4/json.html). */
export const FHIR_TYPE = "application/fhir+json";
