import { SignUpForm } from "./sign-up-form.tsx";

/** Signing up as a patient. */
export default function SignUpPage() {
  return <SignUpForm key="patient" kind="patient" />;
}
