import type { Plan, PlanContent } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { uuidv7 } from "uuidv7";
import { api, isApiError, queryClient, useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { toast } from "../ui/toast.tsx";
import type { Subject } from "./builder.tsx";

const TOUCHED = ["listPlans", "getPlan", "listAssignments", "getPatient", "listPatients"] as const;

export type Saving = {
  readonly isPending: boolean;
  /** What went wrong, in words; what was typed is kept. */
  readonly failure: string | null;
  /** The plan as somebody else saved it meanwhile. */
  readonly conflict: Plan | null;
  readonly save: (content: PlanContent, state: "draft" | "active", shared?: boolean) => void;
  /** The same over the other's version. */
  readonly saveOver: (content: PlanContent) => void;
  readonly saveTemplate: (content: PlanContent, shared: boolean) => Promise<boolean>;
  readonly end: () => void;
};

/** Saves a plan; where somebody else was first, fetches theirs and lets the writer choose. */
export function useSavePlan({
  plan,
  patient,
  onReopen,
}: {
  readonly plan: Plan | null;
  readonly patient: Subject;
  readonly onReopen: (plan: Plan) => void;
}): Saving {
  const { t } = useTranslation("plans");
  const { t: tCommon } = useTranslation("common");
  const navigate = useNavigate();
  const create = useApiMutation("createPlan", TOUCHED);
  const change = useApiMutation("changePlan", TOUCHED);
  const end = useApiMutation("endPlan", TOUCHED);
  const [conflict, setConflict] = useState<Plan | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const kept = (next: Plan): void => {
    queryClient.setQueryData(["getPlan", { params: { planId: next.id } }], next);
    setConflict(null);
    setFailure(null);
    toast(
      next.patient === null
        ? t("builder.templateSaved")
        : next.state === "active" && plan?.state !== "active"
          ? t("builder.given", { name: next.patient.name })
          : t("builder.saved"),
    );
  };
  const failed = async (error: unknown): Promise<void> => {
    if (!isApiError(error)) throw error;
    if (plan && isApiError(error, "conflict")) {
      const theirs = await newest(plan.id);
      // The version is what it was: it is an item that is taken elsewhere.
      if (theirs && theirs.version !== plan.version) {
        setConflict(theirs);
        return;
      }
    }
    setFailure(failureText(error, tCommon));
  };
  const write = (basedOn: number, content: PlanContent, state: "draft" | "active", shared: boolean): void => {
    if (!plan) return;
    change.mutate(
      { params: { planId: plan.id }, body: { basedOn, state, shared, content } },
      {
        onSuccess: (next) => {
          kept(next);
          onReopen(next);
        },
        onError: (error) => void failed(error),
      },
    );
  };

  return {
    isPending: create.isPending || change.isPending || end.isPending,
    failure,
    conflict,
    save(content, state, shared = plan?.shared ?? false) {
      if (plan) {
        write(plan.version, content, state, shared);
        return;
      }
      create.mutate(
        { body: { patientId: patient?.id ?? null, state, shared, content } },
        {
          onSuccess: (next) => {
            kept(next);
            void navigate(`/plans/${next.id}`, { replace: true });
          },
          onError: (error) => void failed(error),
        },
      );
    },
    saveOver(content) {
      if (conflict && conflict.state !== "ended")
        write(conflict.version, content, conflict.state, conflict.shared);
    },
    async saveTemplate(content, shared) {
      try {
        // Ids of their own: the plan keeps its items.
        const items = content.items.map((item) => ({ ...item, id: uuidv7() }));
        await create.mutateAsync({
          body: { patientId: null, state: "draft", shared, content: { ...content, items } },
        });
        toast(t("builder.templateSaved"));
        return true;
      } catch (error) {
        await failed(error);
        return false;
      }
    },
    end() {
      if (!plan) return;
      end.mutate(
        { params: { planId: plan.id } },
        {
          onSuccess: () => {
            toast(t("builder.ended"));
            void navigate(patient ? `/people/${patient.id}?tab=plan` : "/plans");
          },
          onError: (error) => void failed(error),
        },
      );
    },
  };
}

/** The plan as it is now; null where it cannot be had. */
async function newest(planId: string): Promise<Plan | null> {
  try {
    return await api.getPlan({ params: { planId } });
  } catch {
    return null;
  }
}
