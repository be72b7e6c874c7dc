import {
  MAX_CREDENTIALS,
  type Credential,
  type User,
  type Verification,
  type VerificationStatus,
} from "@physiocheck/contracts";
import { and, asc, countAll, eq, inArray, type Schema } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import { may } from "../access.ts";
import { findAccount, toUser, type UserRow } from "../accounts/account-store.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { accessTopic } from "../ports/bus/live-bus.ts";
import { notify } from "../notices/notify.ts";
import { instant } from "../time.ts";
import { cleanCredential } from "./clean-file.ts";
import { sendObject } from "./send-object.ts";

type CredentialRow = Schema["credentials"]["$inferSelect"];
type VerificationHandlers = Pick<
  Handlers,
  | "getVerification"
  | "addCredential"
  | "getCredential"
  | "removeCredential"
  | "applyAgain"
  | "listVerifications"
  | "approvePhysician"
  | "rejectPhysician"
>;

/** Physicians show who they are; admins believe them, or say why not. */
export function verificationHandlers(deps: Deps): VerificationHandlers {
  const { database, objects, bus, now } = deps;
  const { users, credentials } = database.schema;

  const documentsOf = async (userIds: readonly string[]): Promise<CredentialRow[]> =>
    userIds.length === 0
      ? []
      : database.read
          .select()
          .from(credentials)
          .where(inArray(credentials.userId, [...userIds]))
          .orderBy(asc(credentials.uploadedAt), asc(credentials.id));

  const statusOf = async (userId: string): Promise<VerificationStatus> => {
    const row = await findAccount(database, userId);
    if (!row || row.verification === null) throw notFound();
    return {
      verification: row.verification,
      rejectionReason: row.rejectionReason,
      licenceNumber: row.licenceNumber ?? "",
      specialisation: row.specialisation ?? "",
      appliedAt: instant(appliedAt(row)),
      documents: (await documentsOf([userId])).map(toCredential),
    };
  };

  const find = async (viewer: SignedIn, id: string, action: "read" | "write"): Promise<CredentialRow> => {
    const [row] = await database.read.select().from(credentials).where(eq(credentials.id, id));
    if (!row || !may(viewer, action, { kind: "credential", ownerId: row.userId })) throw notFound();
    return row;
  };

  const decide = async (
    viewer: SignedIn,
    userId: string,
    verification: Verification,
    rejectionReason: string | null,
  ): Promise<User> => {
    if (!may(viewer, "write", { kind: "user", userId })) throw notFound();
    const before = await findAccount(database, userId);
    if (!before) throw notFound();
    if (before.role !== "physician") throw new Refusal("wrong_state", "This account is no physician's.");
    await database.write(async (writer) => {
      await writer.update(users).set({ verification, rejectionReason }).where(eq(users.id, userId));
    });
    bus.publish(accessTopic(userId), null);
    if (before.verification !== verification || before.rejectionReason !== rejectionReason)
      await notify(deps, {
        to: userId,
        kind: verification === "approved" ? "physician_approved" : "physician_rejected",
        about: rejectionReason === null ? {} : { reason: rejectionReason },
        link: verification === "approved" ? "/people" : "/pending",
      });
    const row = await findAccount(database, userId);
    if (!row) throw notFound();
    return toUser(row);
  };

  return {
    getVerification: ({ viewer }) => statusOf(viewer.id),

    async addCredential({ viewer, query: { name }, body }) {
      const { type, bytes } = await cleanCredential(body);
      const id = uuidv7();
      // Before the row: a file without a row is found by nobody, a row without a file would be a broken link.
      const { size, sha256 } = await objects.put(objectKey(viewer.id, id), bytes, { contentType: type });
      const row = { id, userId: viewer.id, name, type, size, sha256, uploadedAt: now() };
      const kept = await database.write(async (writer) => {
        // Locks the person, so that two uploads at once are counted one after the other.
        await database.forUpdate(writer.select().from(users).where(eq(users.id, viewer.id)));
        const [{ count }] = await writer
          .select({ count: countAll })
          .from(credentials)
          .where(eq(credentials.userId, viewer.id));
        if (count >= MAX_CREDENTIALS) return false;
        await writer.insert(credentials).values(row);
        return true;
      });
      if (!kept) {
        await objects.delete(objectKey(viewer.id, id));
        throw new Refusal("wrong_state", `There are ${MAX_CREDENTIALS} documents already. Remove one first.`);
      }
      return toCredential(row);
    },

    async getCredential({ viewer, params: { credentialId }, response, noted }) {
      const row = await find(viewer, credentialId, "read");
      const object = await objects.get(objectKey(row.userId, row.id));
      if (!object) throw notFound();
      await noted();
      await sendObject(response, object, row);
    },

    async removeCredential({ viewer, params: { credentialId } }) {
      const row = await find(viewer, credentialId, "write");
      await database.write(async (writer) => {
        await writer.delete(credentials).where(eq(credentials.id, row.id));
      });
      await objects.delete(objectKey(row.userId, row.id));
    },

    async applyAgain({ viewer, body }) {
      const row = await findAccount(database, viewer.id);
      if (row?.verification !== "rejected")
        throw new Refusal("wrong_state", "Only a rejected application can be made again.");
      await database.write(async (writer) => {
        await writer
          .update(users)
          .set({ ...body, verification: "pending", rejectionReason: null, appliedAt: now() })
          .where(and(eq(users.id, viewer.id), eq(users.verification, "rejected")));
      });
      return statusOf(viewer.id);
    },

    async listVerifications() {
      const rows = await database.read
        .select()
        .from(users)
        .where(eq(users.verification, "pending"))
        .limit(500);
      const documents = await documentsOf(rows.map(({ id }) => id));
      return {
        applications: rows
          .toSorted((a, b) => appliedAt(a) - appliedAt(b))
          .map((row) => ({
            user: toUser(row),
            appliedAt: instant(appliedAt(row)),
            documents: documents.filter(({ userId }) => userId === row.id).map(toCredential),
          })),
      };
    },

    approvePhysician: ({ viewer, params }) => decide(viewer, params.userId, "approved", null),
    rejectPhysician: ({ viewer, params, body }) => decide(viewer, params.userId, "rejected", body.reason),
  };
}

function appliedAt(row: UserRow): number {
  return row.appliedAt ?? row.createdAt;
}

function objectKey(userId: string, id: string): string {
  return `credentials/${userId}/${id}`;
}

function toCredential({ id, name, type, size, uploadedAt }: CredentialRow): Credential {
  return { id, name, type, size, uploadedAt: instant(uploadedAt) };
}
