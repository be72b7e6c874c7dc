import { ADDRESSES } from "../addresses.ts";
import {
  loginSchema,
  meSchema,
  registerPatientSchema,
  registerPhysicianSchema,
  rejectionSchema,
  userPageSchema,
  userQuerySchema,
  userSchema,
} from "../people.ts";
import { uuidSchema } from "../primitives.ts";
import { CALLERS, type Route } from "../route.ts";
import "../zod-setup.ts";
import * as z from "zod";

const userParams = z.strictObject({ userId: uuidSchema });

export const accountRoutes = {
  registerPatient: {
    ...ADDRESSES.registerPatient,
    who: "anyone",
    object: "none",
    summary: "Create a patient's account and sign in",
    body: registerPatientSchema,
    response: meSchema,
    status: 201,
  },
  registerPhysician: {
    ...ADDRESSES.registerPhysician,
    who: "anyone",
    object: "none",
    summary: "Create a physician's account, pending until an admin approves, and sign in",
    body: registerPhysicianSchema,
    response: meSchema,
    status: 201,
  },
  login: {
    ...ADDRESSES.login,
    who: "anyone",
    object: "none",
    summary: "Sign in; the tokens come as HttpOnly cookies",
    body: loginSchema,
    response: meSchema,
  },
  logout: {
    ...ADDRESSES.logout,
    who: "anyone",
    object: "self",
    summary: "Sign out on this device; fine without being signed in",
    response: null,
  },
  refresh: {
    ...ADDRESSES.refresh,
    who: "anyone",
    object: "self",
    summary: "A new access token for the refresh cookie, which is replaced too",
    response: meSchema,
  },
  me: {
    ...ADDRESSES.me,
    who: CALLERS,
    object: "self",
    summary: "Who is signed in",
    response: meSchema,
  },
  listUsers: {
    ...ADDRESSES.listUsers,
    who: ["admin"],
    object: "none",
    summary: "Accounts, newest first; verification=pending is the queue of physicians",
    query: userQuerySchema,
    response: userPageSchema,
  },
  setUserDisabled: {
    ...ADDRESSES.setUserDisabled,
    who: ["admin"],
    object: "user",
    summary: "Switch an account off (its sessions end at once) or on again",
    params: userParams,
    body: z.strictObject({ disabled: z.boolean() }),
    response: userSchema,
  },
  approvePhysician: {
    ...ADDRESSES.approvePhysician,
    who: ["admin"],
    object: "user",
    summary: "Approve a physician",
    params: userParams,
    response: userSchema,
  },
  rejectPhysician: {
    ...ADDRESSES.rejectPhysician,
    who: ["admin"],
    object: "user",
    summary: "Reject a physician, with the reason they will read",
    params: userParams,
    body: rejectionSchema,
    response: userSchema,
  },
} as const satisfies Record<string, Route>;
