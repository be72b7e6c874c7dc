// @vitest-environment jsdom
import "fake-indexeddb/auto";
import { webcrypto } from "node:crypto";
import { CompressionStream as NodeCompressionStream } from "node:stream/web";
import { type Assignment, EMPTY_CHAIN, nextChain, type FinishSession, type SessionEvent, sessionEventSchema, finishSessionSchema } from "@physiocheck/contracts";
import { createCamera, createPatient, projectTrace } from "@physiocheck/digital-patient";
import { exerciseById, type PictureSize, type PoseFrame } from "@physiocheck/motion";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import type { PosePipeline } from "../../src/pose/index.ts";
import { Outbox, type OutboxItem } from "../../src/session/outbox/outbox.ts";
import { recall } from "../../src/session/outbox/session-memory.ts";
import { type OutboxDatabase, openOutboxDatabase } from "../../src/session/outbox/store.ts";
import { Phrases } from "../../src/session/phrases.ts";
import { SessionController } from "../../src/session/session-controller.ts";
