import { Editing } from "./edit-page.tsx";

/** /exercises/:exerciseId/create: an own exercise made from one there is. */
export default function CopyPage() {
  return <Editing isCopy />;
}
