import { createHash } from "node:crypto";
import { MAX_LOGO_BYTES } from "@physiocheck/contracts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { cleanLogo } from "./clean-file.ts";
import { sendObject } from "./send-object.ts";
import { logoAddress, readSettings, toClinicSettings, writeSettings } from "./settings-store.ts";

type SettingsHandlers = Pick<
  Handlers,
  | "getSettings"
  | "putRetention"
  | "putBranding"
  | "putSignUp"
  | "putLogo"
  | "removeLogo"
  | "clinicFace"
  | "clinicLogo"
>;

/** What admins set for the whole clinic, and the part of it that everybody may know. */
export function settingsHandlers({ database, objects, now }: Deps): SettingsHandlers {
  const by = (viewer: SignedIn) => ({ userId: viewer.id, at: now() });
  const current = async () => toClinicSettings(await readSettings(database));

  return {
    getSettings: () => current(),

    async putRetention({ viewer, body }) {
      await writeSettings(database, "retention", body, by(viewer));
      return current();
    },

    async putBranding({ viewer, body }) {
      await writeSettings(database, "branding", body, by(viewer));
      return current();
    },

    async putSignUp({ viewer, body }) {
      await writeSettings(database, "signUp", body, by(viewer));
      return current();
    },

    async putLogo({ viewer, body }) {
      if (body.length > MAX_LOGO_BYTES) throw new Refusal("too_large", "A logo has 512 kB at most.");
      const bytes = await cleanLogo(body);
      const key = `clinic/logo-${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}`;
      const { logo: before } = await readSettings(database);
      await objects.put(key, bytes, { contentType: "image/png" });
      await writeSettings(database, "logo", { key, type: "image/png" }, by(viewer));
      if (before && before.key !== key) await objects.delete(before.key);
      return current();
    },

    async removeLogo({ viewer }) {
      const { logo } = await readSettings(database);
      await writeSettings(database, "logo", null, by(viewer));
      if (logo) await objects.delete(logo.key);
      return current();
    },

    async clinicFace() {
      const { branding, logo, signUp } = await readSettings(database);
      return { ...branding, logo: logoAddress(logo), signUp };
    },

    async clinicLogo({ response }) {
      const { logo } = await readSettings(database);
      const object = logo && (await objects.get(logo.key));
      if (!object) throw notFound();
      // Its address changes with it.
      response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
      await sendObject(response, object, { type: "image/png", name: "logo.png" });
    },
  };
}
