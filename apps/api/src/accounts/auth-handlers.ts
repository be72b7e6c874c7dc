import { isDuplicate } from "@physiocheck/database";
import type { Request, Response } from "express";
import { refuseClosedSignUp } from "../admin/settings-store.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { Refusal } from "../http/refusal.ts";
import { isCommonPassword } from "../identity/common-passwords.ts";
import type { Tokens } from "../identity/sign-ins.ts";
import { ACCESS_SECONDS, SIGN_IN_SECONDS } from "../identity/tokens.ts";
import { accessTopic } from "../ports/bus/live-bus.ts";
import { findAccount, findAccountByEmail, insertAccount, toMe, type NewAccount } from "./account-store.ts";

type AuthHandlers = Pick<
  Handlers,
  "registerPatient" | "registerPhysician" | "login" | "logout" | "refresh" | "me"
>;

/** Registering, signing in and out. */
export function authHandlers(deps: Deps): AuthHandlers {
  const { database, passwords, signIns, secondFactors, slowDown, cookies, audit, bus, now } = deps;

  const hand = (response: Response, tokens: Tokens): void =>
    cookies.set(response, tokens, { access: ACCESS_SECONDS, refresh: SIGN_IN_SECONDS });

  const register = async (
    account: Omit<NewAccount, "passwordHash" | "createdAt">,
    password: string,
    requestId: string,
    request: Request,
    response: Response,
  ) => {
    if (account.role !== "admin") await refuseClosedSignUp(database, account.role, account.email);
    if (isCommonPassword(password) || password.toLowerCase() === account.email)
      throw new Refusal("password_common", "This password is one of the first that anybody would try.");
    const passwordHash = await passwords.hash(password);
    try {
      const { id, tokens } = await database.write(async (writer) => {
        const id = await insertAccount(database, writer, { ...account, passwordHash, createdAt: now() });
        return { id, tokens: await signIns.begin(writer, id, request.get("user-agent") ?? null) };
      });
      await audit.record({ actorId: id, action: "register", objectId: id, outcome: "ok", requestId });
      hand(response, tokens);
      return await mine(id);
    } catch (error) {
      if (isDuplicate(error)) throw new Refusal("email_taken", "There is an account with this address.");
      throw error;
    }
  };

  const mine = async (id: string) => {
    const row = await findAccount(database, id);
    if (!row) throw new Refusal("signed_out", "Sign in again.");
    return toMe(row, await secondFactors.isDue(row));
  };

  return {
    registerPatient: ({ body: { password, name, email }, requestId, request, response }) =>
      register({ role: "patient", name, email }, password, requestId, request, response),

    registerPhysician: ({ body, requestId, request, response }) => {
      const { password, name, email, licenceNumber, specialisation } = body;
      const physician = { licenceNumber, specialisation, verification: "pending" } as const;
      return register({ role: "physician", name, email, physician }, password, requestId, request, response);
    },

    async login({ body: { email, password, code }, request, requestId, response }) {
      const address = request.ip ?? "unknown";
      const refused = (
        actorId: string | null,
        detail: "slow_down" | "wrong_credentials" | "account_disabled" | "code_needed" | "wrong_code",
      ) =>
        audit.record({
          actorId,
          action: "login",
          objectId: null,
          outcome: "refused",
          detail,
          requestId,
        });
      const wrong = (): Refusal =>
        new Refusal("wrong_credentials", "The address or the password is wrong, or the code.");
      try {
        await slowDown.begin(email, address);
      } catch (error) {
        await refused(null, "slow_down");
        throw error;
      }
      const account = await findAccountByEmail(database, email);
      if (!(await passwords.verify(password, account?.passwordHash ?? null)) || !account) {
        await slowDown.failed(address);
        await refused(account?.id ?? null, "wrong_credentials");
        throw wrong();
      }
      const isOn = await secondFactors.isOn(account.id);
      if (isOn && code === undefined) {
        // Only both together are a success: the password alone must not make guesses at the code free again.
        await slowDown.undo(email);
        await refused(account.id, "code_needed");
        throw new Refusal("code_needed", "Send the code of the second factor, too.");
      }
      const proof = isOn && code !== undefined ? await secondFactors.take(account.id, code) : null;
      if (isOn && proof === null) {
        await slowDown.failed(address);
        await refused(account.id, "wrong_code");
        throw wrong();
      }
      await slowDown.succeeded(email);
      if (account.disabledAt !== null) {
        await refused(account.id, "account_disabled");
        throw new Refusal("account_disabled", "This account was switched off.");
      }
      const tokens = await database.write((writer) =>
        signIns.begin(writer, account.id, request.get("user-agent") ?? null),
      );
      await audit.record({
        actorId: account.id,
        action: "login",
        objectId: null,
        outcome: "ok",
        ...(proof && { detail: proof }),
        requestId,
      });
      hand(response, tokens);
      return mine(account.id);
    },

    async logout({ viewer, request, requestId, response }) {
      await signIns.end(cookies.read(request));
      cookies.clear(response);
      if (!viewer) return;
      bus.publish(accessTopic(viewer.id), null);
      await audit.record({ actorId: viewer.id, action: "logout", objectId: null, outcome: "ok", requestId });
    },

    async refresh({ request, requestId, response }) {
      const { refresh } = cookies.read(request);
      try {
        if (refresh === null) throw new Refusal("signed_out", "Sign in again.");
        const { tokens, userId } = await signIns.refresh(refresh);
        hand(response, tokens);
        return await mine(userId);
      } catch (error) {
        if (error instanceof Refusal) {
          cookies.clear(response);
          if (error.code === "refresh_reused")
            await audit.record({
              actorId: null,
              action: "refresh",
              objectId: null,
              outcome: "refused",
              detail: error.code,
              requestId,
            });
        }
        throw error;
      }
    },

    me: ({ viewer }) => mine(viewer.id),
  };
}
