import { useEffect } from "react";
import { Outlet } from "react-router-dom";
import { useKnownMe } from "../api.ts";
import { connection } from "../shell/connection.ts";
import { keepWith } from "../shell/kept.ts";
import { deviceKeeper } from "./device.ts";
import { DeviceBar } from "./device-bar.tsx";
import { keepApp } from "./service-worker.ts";
import { watchConnection } from "./watch-connection.ts";

// Before the first page below asks who is signed in.
keepWith(deviceKeeper);

/** After the page has what it needs itself, ms. */
const AFTER_MS = 3000;

/** Loaded when it is needed: it knows the camera's part, which no first page does. */
async function keepDay(): Promise<void> {
  await (await import("./keep-day.ts")).keepDay();
}

/** Around every page but a visitor's first: what makes the app work without a network, and one line that says how it stands. */
export default function OfflineLayout() {
  const me = useKnownMe();
  const patient = me?.role === "patient" ? me.id : null;
  useEffect(watchConnection, []);

  useEffect(() => {
    if (me === null) return;
    const timer = setTimeout(() => void keepApp(), AFTER_MS);
    return () => clearTimeout(timer);
  }, [me]);

  useEffect(() => {
    if (patient === null) return;
    let stop: (() => void) | null = null;
    let isHere = true;
    const begin = async (): Promise<void> => {
      const { follow } = await import("./synchronise.ts");
      const leave = await follow(patient);
      if (isHere) stop = leave;
      else leave();
    };
    const timer = setTimeout(() => {
      // A device without storage has nothing left over.
      begin().catch(() => undefined);
      void keepDay();
    }, AFTER_MS);
    const leave = connection.subscribe(({ reachable }, before) => {
      if (reachable && !before.reachable) void keepDay();
    });
    return () => {
      isHere = false;
      stop?.();
      leave();
      clearTimeout(timer);
    };
  }, [patient]);

  return (
    <>
      <DeviceBar patient={patient !== null} />
      <Outlet />
    </>
  );
}
