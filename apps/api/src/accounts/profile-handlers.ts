import type { Me } from "@physiocheck/contracts";
import { and, desc, eq, gt, isNull } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import { may } from "../access.ts";
import { isSubscribed } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { accessTopic } from "../ports/bus/live-bus.ts";
import { instant } from "../time.ts";
import { findAccount, toMe, type UserRow } from "./account-store.ts";
import { reencode } from "./picture.ts";

type ProfileHandlers = Pick<
  Handlers,
  "changeName" | "listSignIns" | "endSignIns" | "putPicture" | "removePicture" | "getPicture"
>;

/** Where a picture lies in the object store. */
export function pictureKey(userId: string, pictureId: string): string {
  return `pictures/${userId}/${pictureId}.webp`;
}

/** What people change about their own account, and the pictures that others see. */
export function profileHandlers({
  database,
  signIns: allSignIns,
  objects,
  bus,
  now,
  log,
}: Deps): ProfileHandlers {
  const { users, signIns } = database.schema;

  const account = async (id: string): Promise<UserRow> => {
    const row = await findAccount(database, id);
    if (!row) throw new Refusal("signed_out", "Sign in again.");
    return row;
  };

  const change = async (id: string, set: Partial<UserRow>): Promise<Me> => {
    await database.write(async (writer) => {
      await writer.update(users).set(set).where(eq(users.id, id));
    });
    return toMe(await account(id));
  };

  /** The old picture goes last: until then whoever looks sees one of both. */
  const setPicture = async (id: string, pictureId: string | null): Promise<Me> => {
    const { pictureId: before } = await account(id);
    const me = await change(id, { pictureId });
    if (before !== null)
      await objects
        .delete(pictureKey(id, before))
        .catch((error: unknown) => log.warn({ err: error }, "an old picture was not deleted"));
    return me;
  };

  return {
    async changeName({ viewer, body: { name } }) {
      const { email } = await account(viewer.id);
      return change(viewer.id, { name, searchText: `${name}\n${email}`.toLowerCase() });
    },

    async listSignIns({ viewer }) {
      const rows = await database.read
        .select()
        .from(signIns)
        .where(and(eq(signIns.userId, viewer.id), isNull(signIns.endedAt), gt(signIns.expiresAt, now())))
        .orderBy(desc(signIns.createdAt), desc(signIns.id))
        .limit(100);
      return {
        signIns: rows.map((row) => ({
          id: row.id,
          current: row.id === viewer.signInId,
          device: row.device,
          createdAt: instant(row.createdAt),
          seenAt: instant(row.seenAt ?? row.createdAt),
        })),
      };
    },

    async endSignIns({ viewer, body: { signInIds } }) {
      await database.write((writer) =>
        allSignIns.endSome(
          writer,
          viewer.id,
          "elsewhere",
          signInIds ? { only: signInIds } : { but: viewer.signInId },
        ),
      );
      bus.publish(accessTopic(viewer.id), null);
    },

    async putPicture({ viewer, body }) {
      const picture = await reencode(body);
      const pictureId = uuidv7();
      await objects.put(pictureKey(viewer.id, pictureId), picture, { contentType: "image/webp" });
      return setPicture(viewer.id, pictureId);
    },

    removePicture: ({ viewer }) => setPicture(viewer.id, null),

    async getPicture({ viewer, params: { userId }, response }) {
      const row = await findAccount(database, userId);
      const facts = {
        kind: "picture",
        userId,
        practising: row?.role === "physician" && row.verification === "approved" && row.disabledAt === null,
        subscribed: viewer.role === "physician" && (await isSubscribed(database, viewer.id, userId)),
      } as const;
      if (!row || row.pictureId === null || !may(viewer, "read", facts)) throw notFound();
      const picture = await objects.get(pictureKey(userId, row.pictureId));
      if (!picture) throw notFound();
      response.writeHead(200, {
        "Content-Type": "image/webp",
        "Content-Length": picture.size,
        // Kept by this browser alone; asked for again soon, because access can end.
        "Cache-Control": "private, max-age=300",
      });
      await new Promise<void>((resolve, reject) => {
        picture.body.once("error", reject);
        response.once("close", resolve);
        picture.body.pipe(response);
      });
    },
  };
}
