import { may } from "../access.ts";
import { readSettings, toClinicSettings, writeSettings } from "../admin/settings-store.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { notify } from "../notices/notify.ts";
import { accessTopic } from "../ports/bus/live-bus.ts";
import { instantOrNull } from "../time.ts";
import { findAccount, toUser, type UserRow } from "./account-store.ts";
import { askAgain, wrong } from "./password-again.ts";

type SecondFactorHandlers = Pick<
  Handlers,
  | "getSecondFactor"
  | "enrolSecondFactor"
  | "confirmSecondFactor"
  | "renewRecoveryCodes"
  | "endSecondFactor"
  | "resetSecondFactor"
  | "putSecondFactorRule"
>;

/** A code beside the password: setting it up, and every way out of it again. */
export function secondFactorHandlers(deps: Deps): SecondFactorHandlers {
  const { database, secondFactors, signIns, slowDown, bus, now } = deps;

  const accountOf = async ({ id }: Pick<SignedIn, "id">): Promise<UserRow> => {
    const account = await findAccount(database, id);
    if (!account) throw notFound();
    return account;
  };

  /** Whoever was signed in the way it was before is no longer, but for whoever changed it. */
  const changed = async (userId: string, signInId?: string): Promise<void> => {
    await database.write((writer) =>
      signIns.endSome(writer, userId, "second_factor", signInId === undefined ? {} : { but: signInId }),
    );
    bus.publish(accessTopic(userId), null);
    await notify(deps, { to: userId, kind: "second_factor_changed", about: {}, link: "/settings" });
  };

  const assertOn = async (userId: string): Promise<void> => {
    if (!(await secondFactors.isOn(userId)))
      throw new Refusal("wrong_state", "There is no second factor to change.");
  };

  return {
    async getSecondFactor({ viewer }) {
      const { since, recoveryCodesLeft } = await secondFactors.stateOf(viewer.id);
      const required = await secondFactors.isWanted(viewer.role);
      return { since: instantOrNull(since), recoveryCodesLeft, required };
    },

    async enrolSecondFactor({ viewer, body: { password }, request }) {
      const account = await accountOf(viewer);
      await askAgain(deps, account, { password, address: request.ip });
      const enrolment = await secondFactors.enrol(viewer.id, account.email);
      if (!enrolment)
        throw new Refusal("wrong_state", "There is a second factor already. Switch it off first.");
      return enrolment;
    },

    async confirmSecondFactor({ viewer, body: { code }, request }) {
      const { email } = await accountOf(viewer);
      const address = request.ip ?? "unknown";
      await slowDown.begin(email, address);
      const recoveryCodes = await secondFactors.confirm(viewer.id, code);
      if (!recoveryCodes) {
        await slowDown.failed(address);
        throw wrong("code", "wrong_code", "This is not the code that the app shows now.");
      }
      await slowDown.succeeded(email);
      await changed(viewer.id, viewer.signInId);
      return { recoveryCodes: [...recoveryCodes] };
    },

    async renewRecoveryCodes({ viewer, body, request }) {
      await assertOn(viewer.id);
      await askAgain(deps, await accountOf(viewer), { ...body, address: request.ip });
      const recoveryCodes = await secondFactors.renewCodes(viewer.id);
      await notify(deps, { to: viewer.id, kind: "second_factor_changed", about: {}, link: "/settings" });
      return { recoveryCodes: [...recoveryCodes] };
    },

    async endSecondFactor({ viewer, body, request }) {
      await assertOn(viewer.id);
      if (await secondFactors.isWanted(viewer.role))
        throw new Refusal("wrong_state", "This clinic asks for a second factor.");
      await askAgain(deps, await accountOf(viewer), { ...body, address: request.ip });
      await database.write((writer) => secondFactors.remove(writer, viewer.id));
      await changed(viewer.id, viewer.signInId);
    },

    async resetSecondFactor({ viewer, params: { userId } }) {
      if (!may(viewer, "write", { kind: "user", userId })) throw notFound();
      const account = await accountOf({ id: userId });
      // Their own asks for password and code: an admin's unlocked browser is not enough.
      if (userId === viewer.id) throw new Refusal("wrong_state", "Nobody can reset their own second factor.");
      const was = await database.write((writer) => secondFactors.remove(writer, userId));
      if (was) await changed(userId);
      return toUser(account);
    },

    async putSecondFactorRule({ viewer, body }) {
      await writeSettings(database, "secondFactor", body, { userId: viewer.id, at: now() });
      return toClinicSettings(await readSettings(database));
    },
  };
}
