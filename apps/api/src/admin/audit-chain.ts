/**
 * The chain that the audit log is: each row's keyed hash covers the row and the hash before it, and a sealed head says where
 * the chain ends. Whoever can write to the database, but does not have the key, can change nothing without it showing.
 */
import { createHmac, type KeyObject } from "node:crypto";
import type { Schema } from "@physiocheck/database";

export type AuditRow = Schema["auditLog"]["$inferSelect"];
export type AuditHead = Schema["auditHead"]["$inferSelect"];

/** What stands before the first row. */
export const NOTHING_BEFORE = "0".repeat(64);

/** Keyed hash of a row that follows the row with the hash `before`. */
export function macOf(key: KeyObject, before: string, row: Omit<AuditRow, "mac">): string {
  const { seq, id, at, actorId, action, objectId, outcome, detail, requestId } = row;
  const text = JSON.stringify([before, seq, id, at, actorId, action, objectId, outcome, detail, requestId]);
  return createHmac("sha256", key).update(text).digest("hex");
}

/** Keyed hash of the head. */
export function sealOf(key: KeyObject, head: Omit<AuditHead, "id" | "seal">): string {
  const { lastSeq, lastMac, firstSeq, beforeMac } = head;
  const text = JSON.stringify(["head", lastSeq, lastMac, firstSeq, beforeMac]);
  return createHmac("sha256", key).update(text).digest("hex");
}

/** The head with its seal; one whose seal was broken before stays broken, or extending the log would heal it. */
export function sealed(
  key: KeyObject,
  was: AuditHead | null,
  next: Omit<AuditHead, "id" | "seal">,
): AuditHead {
  const intact = was === null || was.seal === sealOf(key, was);
  return { ...next, id: "head", seal: intact ? sealOf(key, next) : was.seal };
}
