import { useTranslation } from "react-i18next";
import { isRouteErrorResponse, useRouteError } from "react-router-dom";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Figure } from "../ui/figure.tsx";
import { useTitle } from "../ui/page.tsx";
import { PublicFrame } from "./public-frame.tsx";

/** There is nothing at this address. */
export function NotFound() {
  const { t } = useTranslation("common");
  useTitle(t("notFound.title"));
  return (
    <PublicFrame>
      <div className="flex flex-1 flex-col items-start justify-center gap-6 py-16">
        <Figure pose="sit" className="size-44" />
        <h1 className="text-xl font-semibold md:text-2xl">{t("notFound.title")}</h1>
        <p className="measure text-lg text-ink-soft">{t("notFound.lead")}</p>
        <ButtonLink to="/" size="lg">
          {t("notFound.action")}
        </ButtonLink>
      </div>
    </PublicFrame>
  );
}

/** A page crashed or could not be fetched: what happened, what is safe, what to do. */
export function RouteError() {
  const { t } = useTranslation("common");
  const error = useRouteError();
  useTitle(t("error.crashTitle"));
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <PublicFrame>
      <div className="flex flex-1 flex-col items-start justify-center gap-6 py-16">
        <Figure pose="sit" className="size-44" />
        <h1 className="text-xl font-semibold md:text-2xl">{t("error.crashTitle")}</h1>
        <p className="measure text-lg text-ink-soft">{t("error.crash")}</p>
        <Button size="lg" onClick={() => location.reload()}>
          {t("error.reload")}
        </Button>
      </div>
    </PublicFrame>
  );
}
