import { ADDRESSES } from "../addresses.ts";
import { clinicSettingsSchema } from "../admin-settings.ts";
import { userSchema } from "../people.ts";
import { uuidSchema } from "../primitives.ts";
import type { Caller, Route } from "../route.ts";
import {
  confirmSecondFactorSchema,
  enrolmentSchema,
  enrolSecondFactorSchema,
  passwordAndCodeSchema,
  recoveryCodesSchema,
  secondFactorRuleSchema,
  secondFactorSchema,
} from "../second-factor.ts";
import "../zod-setup.ts";
import * as z from "zod";

/** Whoever can see other people's health data, or let people in. */
const STAFF = ["physician", "unapproved_physician", "admin"] as const satisfies readonly Caller[];
/** Those of them too who have yet to set it up. */
const SETTING_UP = [...STAFF, "without_second_factor"] as const satisfies readonly Caller[];

export const secondFactorRoutes = {
  getSecondFactor: {
    ...ADDRESSES.getSecondFactor,
    who: SETTING_UP,
    object: "self",
    summary: "Whether one's own sign-in asks for a code",
    response: secondFactorSchema,
  },
  enrolSecondFactor: {
    ...ADDRESSES.enrolSecondFactor,
    who: SETTING_UP,
    object: "self",
    summary: "A secret for an authenticator app; nothing changes before its first code is confirmed",
    body: enrolSecondFactorSchema,
    response: enrolmentSchema,
  },
  confirmSecondFactor: {
    ...ADDRESSES.confirmSecondFactor,
    who: SETTING_UP,
    object: "self",
    summary: "Switch the second factor on by its first code; answers recovery codes, once",
    body: confirmSecondFactorSchema,
    response: recoveryCodesSchema,
  },
  renewRecoveryCodes: {
    ...ADDRESSES.renewRecoveryCodes,
    who: STAFF,
    object: "self",
    summary: "New recovery codes in place of those before",
    body: passwordAndCodeSchema,
    response: recoveryCodesSchema,
  },
  endSecondFactor: {
    ...ADDRESSES.endSecondFactor,
    who: STAFF,
    object: "self",
    summary: "Switch the second factor off, with password and code; not where the clinic asks for it",
    body: passwordAndCodeSchema,
    response: null,
  },
  resetSecondFactor: {
    ...ADDRESSES.resetSecondFactor,
    who: ["admin"],
    object: "user",
    summary: "Switch somebody's second factor off who lost phone and recovery codes; they are told",
    params: z.strictObject({ userId: uuidSchema }),
    response: userSchema,
  },
  putSecondFactorRule: {
    ...ADDRESSES.putSecondFactorRule,
    who: ["admin"],
    object: "none",
    summary: "Of whom the clinic wants a second factor",
    body: secondFactorRuleSchema,
    response: clinicSettingsSchema,
  },
} as const satisfies Record<string, Route>;
