import { Printer } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router-dom";
import { useApi } from "../api.ts";
import { DownloadButton } from "../rights/download.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/field.tsx";
import { PageHeader } from "../ui/page.tsx";
import { ReportSheet } from "./report-sheet.tsx";
import "./report.css";

const PERIODS = [30, 90, 180, 365] as const;

/** A patient's own report at /report, and that of a physician's patient at /report/:patientId. */
export default function ReportPage() {
  const { patientId } = useParams();
  return patientId === undefined ? <MyReport /> : <PatientReport patientId={patientId} />;
}

function MyReport() {
  const days = useDays();
  const report = useApi("getMyReport", { query: { days } });
  return (
    <Frame days={days} back="/history" data={{ csv: "/api/rights/csv", fhir: "/api/fhir" }}>
      <Loaded query={report}>{(data) => <ReportSheet report={data} />}</Loaded>
    </Frame>
  );
}

function PatientReport({ patientId }: { readonly patientId: string }) {
  const days = useDays();
  const report = useApi("getPatientReport", { params: { patientId }, query: { days } });
  const base = `/api/patients/${patientId}`;
  return (
    <Frame days={days} back={`/people/${patientId}`} data={{ csv: `${base}/csv`, fhir: `${base}/fhir` }}>
      <Loaded query={report}>{(data) => <ReportSheet report={data} />}</Loaded>
    </Frame>
  );
}

/** The period stands in the address, so that a report can be opened again as it was. */
function useDays(): number {
  const [search] = useSearchParams();
  return PERIODS.find((days) => String(days) === search.get("days")) ?? 90;
}

/** What is on the screen around the sheet and not on paper. */
function Frame({
  days,
  back,
  data,
  children,
}: {
  readonly days: number;
  readonly back: string;
  readonly data: { readonly csv: string; readonly fhir: string };
  readonly children: React.ReactNode;
}) {
  const { t } = useTranslation("report");
  const [, setSearch] = useSearchParams();
  const failed = t("failed");
  return (
    <>
      <div className="report-screen">
        <PageHeader
          title={t("title")}
          back={{ to: back, label: t("back") }}
          actions={
            <Button icon={<Printer aria-hidden className="size-5" />} onClick={() => print()}>
              {t("print")}
            </Button>
          }
        />
        <div className="flex flex-wrap items-end gap-x-8 gap-y-4 pb-8">
          <SelectField
            label={t("period")}
            className="w-56"
            value={days}
            onChange={(event) => setSearch({ days: event.target.value }, { replace: true })}
          >
            {PERIODS.map((one) => (
              <option key={one} value={one}>
                {one === 365 ? t("year") : t("days", { count: one })}
              </option>
            ))}
          </SelectField>
          <div className="flex flex-col gap-2">
            <p className="font-medium">{t("downloads")}</p>
            <div className="flex flex-wrap gap-3">
              <DownloadButton href={`${data.csv}/sessions`} failed={failed}>
                {t("csvSessions")}
              </DownloadButton>
              <DownloadButton href={`${data.csv}/repetitions`} failed={failed}>
                {t("csvRepetitions")}
              </DownloadButton>
              <DownloadButton href={`${data.csv}/clinic-tests`} failed={failed}>
                {t("csvTests")}
              </DownloadButton>
              <DownloadButton href={data.fhir} failed={failed}>
                {t("fhir")}
              </DownloadButton>
            </div>
          </div>
        </div>
      </div>
      {children}
    </>
  );
}
