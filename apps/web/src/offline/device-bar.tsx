import { CloudCheck, CloudOff, CloudUpload, RefreshCw, type LucideIcon } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router-dom";
import { useStore } from "zustand";
import { connection } from "../shell/connection.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { toast } from "../ui/toast.tsx";
import { backlog } from "./backlog.ts";
import { appUpdate, takeUpdate } from "./service-worker.ts";

/** Pages on which somebody exercises: nothing there but the exercise. It has a line of its own. */
const BUSY = /^\/(?:session|plan|clinic-tests)\/[^/]|\/do$/;

/** How long the good news stays, ms. */
const GOOD_NEWS_MS = 8000;

/** How it stands between this device and the server, and whether there is a newer version; nothing where all is as usual. */
export function DeviceBar({ patient }: { readonly patient: boolean }) {
  const { t } = useTranslation("offline");
  const { pathname } = useLocation();
  const reachable = useStore(connection, (state) => state.reachable);
  const { sessions, state } = useStore(backlog);
  const waiting = useStore(appUpdate, (update) => update.waiting);
  useEffect(() => {
    if (state !== "caught_up") return;
    const timer = setTimeout(() => backlog.setState({ state: "level" }), GOOD_NEWS_MS);
    return () => clearTimeout(timer);
  }, [state]);
  if (BUSY.test(pathname)) return null;
  return (
    <div aria-live="polite" data-testid="device-bar">
      {reachable ? null : (
        <Line Icon={CloudOff} name="offline" look="bg-attention-soft">
          {t(patient ? "bar.offline" : "bar.unreachable")}
          {sessions > 0 ? ` ${t("bar.waiting", { count: sessions })}` : null}
        </Line>
      )}
      {reachable && state === "behind" ? (
        <Line Icon={CloudUpload} name="behind" look="bg-info-soft">
          {t("bar.sending", { count: sessions })}
        </Line>
      ) : null}
      {reachable && state === "caught_up" ? (
        <Line Icon={CloudCheck} name="caught_up" look="bg-good-soft">
          {t("bar.caughtUp")}
        </Line>
      ) : null}
      {waiting ? <Update /> : null}
    </div>
  );
}

function Update() {
  const { t } = useTranslation("offline");
  const [changing, setChanging] = useState(false);
  const change = async (): Promise<void> => {
    setChanging(true);
    if ((await takeUpdate()) === "changing") return;
    setChanging(false);
    toast(t("bar.exercising"), "attention");
  };
  return (
    <Line Icon={RefreshCw} name="update" look="bg-info-soft">
      <span className="pe-3">{t("bar.update")}</span>
      <Button look="secondary" size="sm" busy={changing} onClick={() => void change()}>
        {t("bar.updateNow")}
      </Button>
    </Line>
  );
}

function Line({
  Icon,
  name,
  look,
  children,
}: {
  readonly Icon: LucideIcon;
  readonly name: string;
  readonly look: string;
  readonly children: ReactNode;
}) {
  return (
    <div
      data-testid="device-line"
      data-state={name}
      className={cx("flex items-center gap-3 px-4 py-2.5 text-ink sm:px-6", look)}
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <div className="flex flex-wrap items-center gap-y-2">{children}</div>
    </div>
  );
}
