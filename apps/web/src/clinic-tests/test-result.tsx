import type { ClinicResult, NewClinicResult } from "@physiocheck/contracts";
import type { ClinicTestResult, NormPerson } from "@physiocheck/motion";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { useApiMutation } from "../api.ts";
import { Failure } from "../shell/failure.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Card, PageHeader } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { ResultView } from "./result-view.tsx";

/** After a test: what came out, and whether to keep it. */
export function TestResult({
  result,
  person,
  source,
  onAgain,
}: {
  readonly result: ClinicTestResult | null;
  readonly person: NormPerson | null;
  readonly source: ClinicResult["source"];
  readonly onAgain: () => void;
}) {
  const { t } = useTranslation("clinic");
  // One id however often it is sent: it is stored once.
  const [id] = useState(uuidv7);
  const store = useApiMutation("storeClinicResult", ["listClinicResults"]);
  const again = (
    <Button look="secondary" size="lg" onClick={onAgain}>
      {t("result.again")}
    </Button>
  );
  return (
    <main id="content" className="mx-auto flex max-w-2xl flex-col gap-6 px-4 py-8 md:py-12">
      <PageHeader title={t("result.title")} back={{ to: "/clinic-tests", label: t("back") }} />
      {result ? (
        <>
          <Card>
            <ResultView result={result} person={person} />
          </Card>
          {store.isError ? <Failure error={store.error} /> : null}
          <div className="flex flex-wrap items-center gap-4">
            {store.isSuccess ? (
              <>
                <span data-testid="clinic-saved">
                  <Badge meaning="good">{t("result.saved")}</Badge>
                </span>
                <ButtonLink to="/clinic-tests" size="lg">
                  {t("back")}
                </ButtonLink>
              </>
            ) : (
              <Button
                size="lg"
                data-testid="clinic-save"
                busy={store.isPending}
                onClick={() =>
                  store.mutate({ body: { id, source, person, result } satisfies NewClinicResult })
                }
              >
                {t("result.save")}
              </Button>
            )}
            {again}
          </div>
        </>
      ) : (
        <EmptyState title={t("result.nothing")} action={again}>
          {t("result.nothingBody")}
        </EmptyState>
      )}
    </main>
  );
}
