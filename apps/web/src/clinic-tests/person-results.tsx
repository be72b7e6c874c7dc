import type { Patient } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { EmptyState } from "../ui/states.tsx";
import { ResultHistory } from "./result-history.tsx";

/** A patient's clinic tests, for their physician. Needs the catalogue `clinic`. */
export function PersonResults({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation("clinic");
  const results = useApi("listPatientClinicResults", { params: { patientId: patient.id } });
  return (
    <Loaded query={results}>
      {(data) =>
        data.results.length === 0 ? (
          <EmptyState pose="sit" title={t("history.empty")}>
            {t("history.emptyPerson", { name: patient.name })}
          </EmptyState>
        ) : (
          <ResultHistory results={data.results} />
        )
      }
    </Loaded>
  );
}
