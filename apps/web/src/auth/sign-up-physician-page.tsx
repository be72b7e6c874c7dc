import { SignUpForm } from "./sign-up-form.tsx";

/** Registering as a physician. */
export default function SignUpPhysicianPage() {
  return <SignUpForm key="physician" kind="physician" />;
}
