export { CLINIC_TESTS, clinicTestById } from "./tests.ts";
export { ClinicTestRun, replayClinicTest, type ClinicTestOptions } from "./clinic-test-run.ts";
export {
  compareToNorm,
  normFor,
  realChange,
  type Comparison,
  type Norm,
  type NormPerson,
  type NormSource,
} from "./norms.ts";
export {
  CLINIC_NOTES,
  CLINIC_TEST_IDS,
  CLINIC_UNITS,
  type ClinicNote,
  type ClinicReadout,
  type ClinicTest,
  type ClinicTestId,
  type ClinicTestResult,
  type ClinicTestState,
  type ClinicTrial,
  type ClinicUnit,
} from "./types.ts";
