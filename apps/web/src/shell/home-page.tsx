import { Navigate } from "react-router-dom";
import { useMe } from "../api.ts";
import { homeOf } from "./app-frame.tsx";

/** Leads each role to the page it starts on. */
export default function HomePage() {
  const { data: me } = useMe();
  return me ? <Navigate replace to={homeOf(me.role)} /> : null;
}
