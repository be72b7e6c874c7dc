import { Mark } from "./logo.tsx";

/** While the parts of the first page are on their way; index.html draws the same before there is any script. */
export function Boot() {
  return (
    <div className="grid min-h-dvh place-items-center">
      <Mark className="size-16" />
    </div>
  );
}
