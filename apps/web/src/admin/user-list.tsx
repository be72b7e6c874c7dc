import type { Role, User } from "@physiocheck/contracts";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, useApiMutation, useMe } from "../api.ts";
import { Failure, failureText } from "../shell/failure.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { SelectField, TextField } from "../ui/field.tsx";
import { formatDate } from "../ui/format.ts";
import { EmptyState, LoadingState } from "../ui/states.tsx";
import { DataTable, type Column } from "../ui/table.tsx";
import { toast } from "../ui/toast.tsx";
import { ChangeRole } from "./change-role.tsx";
import { ResetSecondFactor } from "./reset-second-factor.tsx";
import { usePaused } from "./use-paused.ts";

const PAGE = 50;
const ROLES: readonly Role[] = ["patient", "physician", "admin"];

/** Finds accounts, switches them off and on. */
export function UserList() {
  const { t } = useTranslation("admin");
  const { t: tCommon } = useTranslation("common");
  const [search, setSearch] = useState("");
  const [role, setRole] = useState<Role | "">("");
  const [state, setState] = useState<"active" | "disabled" | "">("");
  const wanted = usePaused(search.trim());
  const users = useInfiniteQuery({
    queryKey: ["listUsers", "all", wanted, role, state],
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) =>
      api.listUsers({
        query: {
          limit: PAGE,
          offset: pageParam,
          ...(wanted && { search: wanted }),
          ...(role && { role }),
          ...(state && { state }),
        },
        signal,
      }),
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, page) => sum + page.users.length, 0);
      return shown < last.total ? shown : undefined;
    },
  });
  const list = users.data?.pages.flatMap((page) => page.users);
  const total = users.data?.pages.at(-1)?.total ?? 0;
  return (
    <div className="flex flex-col gap-6">
      <search className="grid max-w-3xl gap-5 sm:grid-cols-[2fr_1fr_1fr]">
        <TextField
          label={t("search")}
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <SelectField
          label={t("role")}
          value={role}
          onChange={(event) => setRole(event.target.value as Role | "")}
        >
          <option value="">{t("anyRole")}</option>
          {ROLES.map((name) => (
            <option key={name} value={name}>
              {tCommon(`role.${name}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("state")}
          value={state}
          onChange={(event) => setState(event.target.value as "active" | "disabled" | "")}
        >
          <option value="">{t("stateAny")}</option>
          <option value="active">{t("stateActive")}</option>
          <option value="disabled">{t("stateDisabled")}</option>
        </SelectField>
      </search>
      {users.isError ? <Failure error={users.error} retry={() => void users.refetch()} /> : null}
      {list === undefined && !users.isError ? <LoadingState /> : null}
      {list?.length === 0 ? (
        <EmptyState pose="sit" title={t("emptyTitle")}>
          {t("empty")}
        </EmptyState>
      ) : null}
      {list?.length ? (
        <>
          <UserTable users={list} />
          <div className="flex items-center justify-between gap-4 text-sm text-ink-soft">
            <span aria-live="polite">{t("shown", { shown: list.length, total })}</span>
            {users.hasNextPage ? (
              <Button
                look="secondary"
                busy={users.isFetchingNextPage}
                onClick={() => void users.fetchNextPage()}
              >
                {t("more")}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
    </div>
  );
}

function UserTable({ users }: { readonly users: readonly User[] }) {
  const { t } = useTranslation("admin");
  const { t: tCommon } = useTranslation("common");
  const columns: readonly Column<User>[] = [
    {
      id: "name",
      head: t("name"),
      sort: (user) => user.name,
      render: (user) => (
        <span className="flex min-w-0 flex-col">
          <span className="font-semibold">{user.name}</span>
          <span className="text-sm break-all text-ink-soft">{user.email}</span>
          <span className="pt-1 md:hidden">
            <UserState user={user} />
          </span>
        </span>
      ),
    },
    {
      id: "role",
      head: t("role"),
      wide: true,
      sort: (user) => user.role,
      render: (user) => tCommon(`role.${user.role}`),
    },
    {
      id: "state",
      head: t("state"),
      wide: true,
      sort: (user) => Number(user.disabled),
      render: (user) => <UserState user={user} />,
    },
    {
      id: "since",
      head: t("since"),
      wide: true,
      sort: (user) => Date.parse(user.createdAt),
      render: (user) => <span className="whitespace-nowrap text-ink-soft">{formatDate(user.createdAt)}</span>,
    },
    {
      id: "act",
      head: <span className="sr-only">{t("act")}</span>,
      align: "end",
      render: (user) => <Switch user={user} />,
    },
  ];
  return <DataTable caption={t("caption")} columns={columns} rows={users} rowKey={(user) => user.id} />;
}

function UserState({ user }: { readonly user: User }) {
  const { t } = useTranslation("admin");
  if (user.disabled) return <Badge meaning="stop">{t("disabled")}</Badge>;
  const verification = user.physician?.verification;
  if (verification === "pending") return <Badge meaning="attention">{t("pending")}</Badge>;
  if (verification === "rejected") return <Badge meaning="stop">{t("rejected")}</Badge>;
  return <Badge meaning="good">{t("active")}</Badge>;
}

/** Off, after saying what that means; on again with one press. */
function Switch({ user }: { readonly user: User }) {
  const { t } = useTranslation("admin");
  const { t: tCommon } = useTranslation("common");
  const { data: me } = useMe();
  const [asking, setAsking] = useState(false);
  const set = useApiMutation("setUserDisabled", ["listUsers"]);
  if (me?.id === user.id) return <span className="text-sm text-ink-soft">{t("yourself")}</span>;
  const change = (disabled: boolean) =>
    set.mutate(
      { params: { userId: user.id }, body: { disabled } },
      {
        onSuccess: () => {
          setAsking(false);
          toast(t(disabled ? "disableDone" : "enableDone", { name: user.name }));
        },
        onError: (error) => {
          setAsking(false);
          toast(failureText(error, tCommon), "stop");
        },
      },
    );
  const label = user.disabled ? t("enable") : t("disable");
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      <ChangeRole user={user} />
      {user.role === "patient" ? null : <ResetSecondFactor user={user} />}
      <Button
        look="secondary"
        size="sm"
        className="whitespace-nowrap"
        busy={set.isPending}
        aria-label={`${label}: ${user.name}`}
        onClick={() => (user.disabled ? change(false) : setAsking(true))}
      >
        {label}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t("disableTitle", { name: user.name })}
        consequence={t("disableConsequence", { name: user.name })}
        confirm={t("disable")}
        busy={set.isPending}
        onConfirm={() => change(true)}
        onClose={() => setAsking(false)}
      />
    </span>
  );
}
