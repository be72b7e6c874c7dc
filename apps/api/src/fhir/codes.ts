import { FHIR_SYSTEMS } from "@physiocheck/contracts";
import type { CodeableConcept, Coding, Quantity } from "fhir/r4";

const LOINC = "http://loinc.org";
const UCUM = "http://unitsofmeasure.org";
const OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

/** LOINC 72514-3: pain severity, 0–10 verbal numeric rating, as reported. */
export const PAIN: CodeableConcept = {
  coding: [
    {
      system: LOINC,
      code: "72514-3",
      display: "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
    },
  ],
};

/** Code of our own. LOINC and SNOMED CT are named only where they have one and we are sure of it. */
export function own(code: string, display: string): CodeableConcept {
  return { coding: [{ system: FHIR_SYSTEMS.codes, code, display }], text: display };
}

export function category(code: "survey" | "exam" | "activity"): CodeableConcept[] {
  const coding: Coding = { system: OBSERVATION_CATEGORY, code };
  return [{ coding: [coding] }];
}

/** Our units as UCUM writes them; counts carry an annotation, which UCUM reads as 1. */
const UNITS = {
  deg: { unit: "degrees", code: "deg" },
  s: { unit: "s", code: "s" },
  stands: { unit: "stands", code: "{stands}" },
  repetitions: { unit: "repetitions", code: "{repetitions}" },
  score: { unit: "points of 100", code: "{score}" },
} as const;
export type Unit = keyof typeof UNITS;

/** Standard deviations between a reading and its ±, which holds the true value in 90 % of cases. */
const DEVIATIONS = 1.645;

/**
 * A number with its unit. The ± goes into HL7's own extension, which wants a standard deviation.
 * @param plusMinus 90 % of true values lie within; nothing where it is exact or not known
 */
export function quantity(value: number, unit: Unit, plusMinus?: number): Quantity {
  return {
    ...(plusMinus !== undefined &&
      plusMinus > 0 && {
        extension: [
          {
            url: "http://hl7.org/fhir/StructureDefinition/iso21090-uncertainty",
            valueDecimal: rounded(plusMinus / DEVIATIONS),
          },
        ],
      }),
    value: rounded(value),
    system: UCUM,
    ...UNITS[unit],
  };
}

/** No reading is better than a hundredth. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
