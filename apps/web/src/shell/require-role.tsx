import type { Role } from "@physiocheck/contracts";
import { Navigate, Outlet, useLocation } from "react-router-dom";
import { useMe } from "../api.ts";
import { LoadingState } from "../ui/states.tsx";
import { AppFrame, homeOf } from "./app-frame.tsx";
import { Failure } from "./failure.tsx";
import { passageFor } from "./guard.ts";
import { PublicFrame } from "./public-frame.tsx";
import { useSignOut } from "./use-sign-out.ts";

const SECOND_FACTOR_PAGE = "/second-factor";

/** Lets the right people through to the pages below it, in the frame of their role (`framed`) or on the bare page. */
export function RequireRole({
  roles,
  framed = true,
  unapproved = "refused",
}: {
  readonly roles: readonly Role[];
  readonly framed?: boolean;
  readonly unapproved?: "refused" | "welcome";
}) {
  const me = useMe();
  const location = useLocation();
  const signOut = useSignOut();

  if (me.data === undefined) {
    return (
      <PublicFrame signIn={false}>
        <div className="py-12">
          {me.isError ? <Failure error={me.error} retry={() => void me.refetch()} /> : <LoadingState />}
        </div>
      </PublicFrame>
    );
  }
  const passage = passageFor(me.data, roles, unapproved);
  switch (passage.name) {
    case "sign_in":
      return (
        <Navigate replace to={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`} />
      );
    case "pending":
      return <Navigate replace to="/pending" />;
    case "second_factor":
      if (location.pathname === SECOND_FACTOR_PAGE) break;
      return <Navigate replace to={SECOND_FACTOR_PAGE} />;
    case "elsewhere":
      return <Navigate replace to={homeOf(passage.role)} />;
    case "open":
      break;
  }
  if (!framed || !me.data) return <Outlet />;
  return (
    <AppFrame role={me.data.role} name={me.data.name} onSignOut={() => signOut()}>
      <Outlet />
    </AppFrame>
  );
}
