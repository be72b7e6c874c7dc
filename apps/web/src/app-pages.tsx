import OfflineLayout from "./offline/offline-layout.tsx";
import AppRoot from "./shell/app-root.tsx";

export { RequireRole } from "./shell/require-role.tsx";

/** What every page but a visitor's first stands in: fetched at once, because each file more costs a phone a turn. */
export default function AppPages() {
  return (
    <AppRoot>
      <OfflineLayout />
    </AppRoot>
  );
}
