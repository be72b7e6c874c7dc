import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
  type UniqueIdentifier,
} from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { useTranslation } from "react-i18next";
import { useExerciseName } from "../library/exercise-name.ts";
import { toast } from "../ui/toast.tsx";
import { ItemCard } from "./item-card.tsx";
import type { ItemDraft } from "./plan-draft.ts";
import type { PlanProblems } from "./plan-problems.ts";

/** Pixels before a press becomes a drag, so that a press alone opens nothing by accident. */
const DRAG_FROM = 4;

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
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: DRAG_FROM } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const place = (id: UniqueIdentifier): number => items.findIndex((item) => item.id === id);
  const named = (id: UniqueIdentifier): string => {
    const item = items[place(id)];
    return item ? name(item.exercise) : "";
  };
  const say = (key: "lifted" | "over" | "dropped", id: UniqueIdentifier, at: UniqueIdentifier): string =>
    t(`dnd.${key}`, { exercise: named(id), place: place(at) + 1, count: items.length });
  const announcements: Announcements = {
    onDragStart: ({ active }) => say("lifted", active.id, active.id),
    onDragOver: ({ active, over }) => (over ? say("over", active.id, over.id) : undefined),
    onDragEnd: ({ active, over }) => say("dropped", active.id, over?.id ?? active.id),
    onDragCancel: ({ active }) => t("dnd.cancelled", { exercise: named(active.id) }),
  };
  const move = (from: number, to: number): void =>
    onItems((before) => (to < 0 || to >= before.length ? before : arrayMove([...before], from, to)));
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    if (over && over.id !== active.id) move(place(active.id), place(over.id));
  };
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
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t("dnd.instructions") } }}
    >
      <SortableContext items={items.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol className="flex flex-col gap-3" data-testid="plan-items">
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
                onItems((before) =>
                  before.map((each) => (each.id === item.id ? { ...each, ...change } : each)),
                )
              }
              onMove={(by) => move(index, index + by)}
              onRemove={() => remove(item, index)}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}
