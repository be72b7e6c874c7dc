import {
  brandingSchema,
  DEFAULT_SETTINGS,
  retentionSchema,
  secondFactorRuleSchema,
  signUpSettingsSchema,
  type Branding,
  type ClinicSettings,
  type Retention,
  type SecondFactorRule,
  type SignUpSettings,
} from "@physiocheck/contracts";
import { type Database } from "@physiocheck/database";
import { Refusal } from "../http/refusal.ts";
import { instant } from "../time.ts";

/** The logo's object: its key holds its hash, so that a new one has a new address. */
export type StoredLogo = { readonly key: string; readonly type: "image/png" };

export type StoredSettings = {
  readonly retention: Retention;
  readonly branding: Branding;
  readonly signUp: SignUpSettings;
  readonly secondFactor: SecondFactorRule;
  readonly logo: StoredLogo | null;
  /** Milliseconds since 1970; null where nothing was ever set. */
  readonly updatedAt: number | null;
};

type Values = Omit<StoredSettings, "updatedAt">;

/** The clinic's settings; what nobody has set is as delivered. */
export async function readSettings({ read, schema }: Database): Promise<StoredSettings> {
  const rows = await read.select().from(schema.clinicSettings);
  const valueOf = (section: keyof Values): unknown => {
    const row = rows.find((one) => one.section === section);
    return row ? (JSON.parse(row.value) as unknown) : undefined;
  };
  const times = rows.map((row) => row.updatedAt);
  // Over the delivered values, so that a section that was stored by an older release is whole.
  const over = (delivered: object, stored: unknown): unknown => ({
    ...delivered,
    ...(typeof stored === "object" && stored),
  });
  return {
    retention: retentionSchema.parse(over(DEFAULT_SETTINGS.retention, valueOf("retention"))),
    branding: brandingSchema.parse(over(DEFAULT_SETTINGS.branding, valueOf("branding"))),
    signUp: signUpSettingsSchema.parse(over(DEFAULT_SETTINGS.signUp, valueOf("signUp"))),
    secondFactor: secondFactorRuleSchema.parse(over(DEFAULT_SETTINGS.secondFactor, valueOf("secondFactor"))),
    logo: (valueOf("logo") as StoredLogo | null | undefined) ?? null,
    updatedAt: times.length > 0 ? Math.max(...times) : null,
  };
}

export async function writeSettings<S extends keyof Values>(
  database: Database,
  section: S,
  value: Values[S],
  by: { readonly userId: string; readonly at: number },
): Promise<void> {
  const { clinicSettings } = database.schema;
  const row = { value: JSON.stringify(value), updatedAt: by.at, updatedBy: by.userId };
  await database.write((writer) =>
    database.upsert(writer, clinicSettings, { section, ...row }, clinicSettings.section, row),
  );
}

/** Where the logo is; the address changes with the picture. */
export function logoAddress(logo: StoredLogo | null): string | null {
  return logo && `/api/clinic/logo?v=${logo.key.slice(-12)}`;
}

export function toClinicSettings({ logo, updatedAt, ...settings }: StoredSettings): ClinicSettings {
  return {
    ...settings,
    logo: logoAddress(logo),
    updatedAt: updatedAt === null ? null : instant(updatedAt),
  };
}

/**
 * Whether somebody may sign up here.
 * @throws Refusal sign_up_closed, email_domain
 */
export async function refuseClosedSignUp(
  database: Database,
  role: "patient" | "physician",
  email: string,
): Promise<void> {
  const { signUp } = await readSettings(database);
  if (!(role === "patient" ? signUp.patients : signUp.physicians))
    throw new Refusal("sign_up_closed", `This clinic takes no sign-ups of ${role}s.`);
  const domain = email.slice(email.lastIndexOf("@") + 1);
  if (signUp.emailDomains.length > 0 && !signUp.emailDomains.includes(domain))
    throw new Refusal(
      "email_domain",
      `Only addresses at ${signUp.emailDomains.join(", ")} can sign up here.`,
    );
}
