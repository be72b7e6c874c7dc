import { arrayMove } from "@dnd-kit/sortable";
import { useTranslation } from "react-i18next";
import { useExerciseName } from "../library/exercise-name.ts";
import { SortableList } from "../ui/sortable-list.tsx";
import { toast } from "../ui/toast.tsx";
import { ItemCard } from "./item-card.tsx";
import type { ItemDraft } from "./plan-draft.ts";
import type { PlanProblems } from "./plan-problems.ts";

/** The exercises of a plan, in an order that mouse, finger, keyboard and plain buttons can change. */
export function ItemList({
  items,
  problems,
  opened,
  onOpen,
  onItems,
}: {
  readonly items: readonly ItemDraft[];
  readonly problems: PlanProblems["items"];
  /** Id of the item whose dose is open. */
  readonly opened: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly onItems: (next: (items: readonly ItemDraft[]) => readonly ItemDraft[]) => void;
}) {
  const { t } = useTranslation("plans");
  const name = useExerciseName();
  const move = (from: number, to: number): void =>
    onItems((before) => (to < 0 || to >= before.length ? before : arrayMove([...before], from, to)));
  const remove = (item: ItemDraft, index: number): void => {
    onItems((before) => before.filter(({ id }) => id !== item.id));
    toast(t("builder.removed", { exercise: name(item.exercise) }), "info", {
      label: t("builder.undo"),
      run: () => onItems((before) => before.toSpliced(index, 0, item)),
    });
  };
  if (items.length === 0)
    return (
      <p className="measure rounded-xl border border-dashed border-line-strong/50 p-6 text-ink-soft">
        {t("builder.exercisesEmpty")}
      </p>
    );
  return (
    <SortableList
      ids={items.map(({ id }) => id)}
      instructions={t("dnd.instructions")}
      say={(sentence, id, place) => {
        const item = items.find((each) => each.id === id);
        return t(`dnd.${sentence}`, {
          exercise: item ? name(item.exercise) : "",
          place,
          count: items.length,
        });
      }}
      onMove={move}
      testId="plan-items"
    >
      {items.map((item, index) => (
        <ItemCard
          key={item.id}
          item={item}
          index={index}
          count={items.length}
          problems={problems[item.id] ?? {}}
          open={opened === item.id}
          onOpen={(open) => onOpen(open ? item.id : null)}
          onChange={(change) =>
            onItems((before) => before.map((each) => (each.id === item.id ? { ...each, ...change } : each)))
          }
          onMove={(by) => move(index, index + by)}
          onRemove={() => remove(item, index)}
        />
      ))}
    </SortableList>
  );
}
