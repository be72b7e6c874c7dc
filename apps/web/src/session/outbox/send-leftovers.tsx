import { useEffect } from "react";
import { Outlet } from "react-router-dom";
import { useMe } from "../../api.ts";
import { finishLeftRecordings } from "../recording/recording-outbox.ts";
import { outboxOf } from "./shared-outbox.ts";

/**
 * Around a patient's pages: what an earlier session left on this device is sent as soon as its owner is signed in, without
 * a new session being begun. A device without storage has nothing left over.
 */
export default function SendLeftovers() {
  const id = useMe().data?.id;
  useEffect(() => {
    if (id === undefined) return;
    outboxOf(id).catch(() => undefined);
    finishLeftRecordings(id).catch(() => undefined);
  }, [id]);
  return <Outlet />;
}
