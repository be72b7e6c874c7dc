/**
 * Who may see and do what. Pure, and closed unless opened here. The SQL of each query limits rows to the caller too, so a
 * mistake has to be made twice.
 */
import type { Caller, Role, Route, Verification } from "@physiocheck/contracts";

/** The person behind a request, as far as access goes. */
export type Viewer = {
  readonly id: string;
  readonly role: Role;
  /** Null for everybody who is no physician. */
  readonly verification: Verification | null;
  readonly disabled: boolean;
  /** The clinic asks this role for a second factor, and this person has none. */
  readonly secondFactorDue: boolean;
};

/** What is known about the thing that is asked for. `subscribed`: the viewer has the patient's approved subscription. */
export type Facts =
  | { readonly kind: "patient"; readonly patientId: string; readonly subscribed: boolean }
  | { readonly kind: "session"; readonly patientId: string; readonly subscribed: boolean }
  | { readonly kind: "posture"; readonly patientId: string; readonly subscribed: boolean }
  | { readonly kind: "yoga"; readonly patientId: string }
  | { readonly kind: "workout"; readonly patientId: string; readonly subscribed: boolean }
  /** The film of a workout: pictures, which are the patient's alone. */
  | { readonly kind: "workout_film"; readonly patientId: string }
  | {
      readonly kind: "assignment";
      readonly patientId: string;
      readonly physicianId: string;
      readonly subscribed: boolean;
    }
  | {
      readonly kind: "plan";
      /** Null for a template. */
      readonly patientId: string | null;
      readonly physicianId: string;
      readonly state: "draft" | "active" | "ended";
      /** A template for all physicians of the clinic. */
      readonly shared: boolean;
      readonly subscribed: boolean;
    }
  | {
      readonly kind: "goal";
      readonly patientId: string;
      readonly authorId: string;
      readonly subscribed: boolean;
    }
  | {
      readonly kind: "note";
      readonly patientId: string;
      readonly authorId: string;
      /** The patient may read it. */
      readonly shared: boolean;
      readonly subscribed: boolean;
    }
  | { readonly kind: "subscription"; readonly patientId: string; readonly physicianId: string }
  | {
      readonly kind: "exercise";
      /** Null for the library. */
      readonly ownerId: string | null;
      /** The viewer has it on their plan, or is a patient of the one who made it. */
      readonly assigned: boolean;
      readonly subscribed: boolean;
    }
  | { readonly kind: "user"; readonly userId: string }
  | {
      readonly kind: "picture";
      readonly userId: string;
      /** An approved physician, whom every patient can find. */
      readonly practising: boolean;
      readonly subscribed: boolean;
    }
  | { readonly kind: "credential"; readonly ownerId: string };

/**
 * `use`: read, and let it happen to oneself (start an exercise). `decide`: approve or decline. `end`: revoke. `review`: say what a
 * session was, beside what was measured.
 */
export type Action = "read" | "write" | "use" | "decide" | "end" | "review";

/** The kind of caller a viewer is; null for one who is nobody here. */
export function callerOf(viewer: Viewer): Caller | null {
  if (viewer.disabled) return null;
  if (viewer.secondFactorDue) return "without_second_factor";
  switch (viewer.role) {
    case "patient":
    case "admin":
      return viewer.role;
    case "physician":
      return viewer.verification === "approved" ? "physician" : "unapproved_physician";
  }
}

/** Whether this kind of caller may use the route at all. */
export function mayCall(route: Pick<Route, "who">, viewer: Viewer | null): boolean {
  if (route.who === "anyone") return true;
  const caller = viewer && callerOf(viewer);
  return route.who.some((each) => each === caller);
}

/** Whether the viewer may do this to that thing. */
export function may(viewer: Viewer, action: Action, facts: Facts): boolean {
  const caller = callerOf(viewer);
  if (caller === null || caller === "without_second_factor") return false;
  const patient = caller === "patient";
  const physician = caller === "physician";
  switch (facts.kind) {
    case "patient":
      // Reading a patient's page, and giving them exercises.
      return physician && facts.subscribed && (action === "read" || action === "write");
    case "session":
      if (patient && facts.patientId === viewer.id) return action === "read" || action === "write";
      return physician && facts.subscribed && (action === "read" || action === "review");
    case "posture":
    case "workout":
      if (patient && facts.patientId === viewer.id) return action === "read" || action === "write";
      return physician && facts.subscribed && action === "read";
    case "yoga":
    // Nobody prescribes it, so nobody else reads it.
    case "workout_film":
      return patient && facts.patientId === viewer.id && (action === "read" || action === "write");
    case "note":
      if (patient && facts.patientId === viewer.id) return facts.shared && action === "read";
      if (!physician || !facts.subscribed) return false;
      if (facts.authorId === viewer.id) return action === "read" || action === "write";
      return facts.shared && action === "read";
    case "assignment":
      if (patient && facts.patientId === viewer.id) return action === "read" || action === "use";
      if (!physician || !facts.subscribed) return false;
      return action === "read" || (action === "write" && facts.physicianId === viewer.id);
    case "plan":
      if (facts.patientId === null) {
        if (!physician) return false;
        if (facts.physicianId === viewer.id) return action === "read" || action === "write";
        return facts.shared && facts.state !== "ended" && action === "read";
      }
      // A plan that is still being written is nothing to do yet.
      if (patient && facts.patientId === viewer.id)
        return facts.state !== "draft" && (action === "read" || action === "use");
      if (!physician || !facts.subscribed) return false;
      return action === "read" || (action === "write" && facts.physicianId === viewer.id);
    case "goal":
      if (!(patient && facts.patientId === viewer.id) && !(physician && facts.subscribed)) return false;
      return action === "read" || (action === "write" && facts.authorId === viewer.id);
    case "subscription":
      if (patient && facts.patientId === viewer.id) return action === "read" || action === "end";
      if (physician && facts.physicianId === viewer.id)
        return action === "read" || action === "decide" || action === "end";
      return caller === "admin" && (action === "read" || action === "end");
    case "exercise":
      if (physician && facts.ownerId === viewer.id)
        return action === "read" || action === "use" || action === "write";
      if (action !== "read" && action !== "use") return false;
      if (facts.ownerId === null) return patient || physician || (caller === "admin" && action === "read");
      if (patient) return facts.assigned || facts.subscribed;
      return caller === "admin" && action === "read";
    case "picture":
      if (action !== "read") return false;
      if (facts.userId === viewer.id) return true;
      return caller === "admin" || (patient && facts.practising) || (physician && facts.subscribed);
    case "user":
      return caller === "admin" && (action === "read" || action === "write");
    case "credential":
      if (caller === "admin") return action === "read";
      if (facts.ownerId !== viewer.id) return false;
      if (caller === "unapproved_physician") return action === "read" || action === "write";
      return physician && action === "read";
  }
}
