import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { ArrowDown, ArrowUp, ChevronDown, GripVertical, Trash2 } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useDoseText } from "../library/dose.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { ItemFields } from "./item-fields.tsx";
import type { ItemDraft } from "./plan-draft.ts";
import type { ItemField, Problem } from "./plan-problems.ts";

/** One exercise of the plan: where it stands, what it is, and, opened, all that can be said about its dose. */
export function ItemCard({
  item,
  index,
  count,
  problems,
  open,
  onOpen,
  onChange,
  onMove,
  onRemove,
}: {
  readonly item: ItemDraft;
  readonly index: number;
  readonly count: number;
  readonly problems: Partial<Record<ItemField, Problem>>;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (change: Partial<ItemDraft>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation("plans");
  const name = useExerciseName();
  const doseText = useDoseText();
  const fields = useId();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id: item.id });
  const exercise = name(item.exercise);
  const hold = item.exercise.counting === "hold";
  const dose = doseText({
    sets: Number(item.sets) || 0,
    reps: hold ? null : Number(item.reps) || 0,
    holdSeconds: hold ? Number(item.holdSeconds) || 0 : null,
    restSeconds: 0,
    side: item.exercise.sides === "either" ? item.side : "both",
  });
  const wrong = Object.keys(problems).length > 0;
  return (
    <li
      ref={setNodeRef}
      data-testid="plan-item"
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cx(
        "relative rounded-xl border bg-surface",
        wrong ? "border-stop" : "border-line",
        isDragging ? "z-20 shadow-high" : "shadow-card",
      )}
    >
      <div className="flex flex-wrap items-center gap-1 p-2">
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={t("builder.drag", { exercise })}
          className="grid size-11 shrink-0 cursor-grab touch-none place-items-center rounded-md text-ink-soft hover:bg-raised hover:text-ink active:cursor-grabbing"
        >
          <GripVertical aria-hidden className="size-5" />
        </button>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={fields}
          aria-label={t("builder.open", { exercise })}
          onClick={() => onOpen(!open)}
          className="flex min-h-12 min-w-0 flex-1 basis-40 items-center gap-3 rounded-md px-2 text-start hover:bg-raised"
        >
          <span className="flex min-w-0 flex-1 flex-col">
            <span className="font-semibold">{exercise}</span>
            <span className="text-sm text-ink-soft tabular-nums">{dose}</span>
          </span>
          <ChevronDown
            aria-hidden
            className={cx("size-5 shrink-0 text-ink-soft transition-transform", open && "rotate-180")}
          />
        </button>
        <div className="ms-auto flex">
          <IconButton label={t("builder.up", { exercise })} disabled={index === 0} onClick={() => onMove(-1)}>
            <ArrowUp aria-hidden className="size-5" />
          </IconButton>
          <IconButton
            label={t("builder.down", { exercise })}
            disabled={index === count - 1}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden className="size-5" />
          </IconButton>
          <IconButton label={t("builder.remove", { exercise })} onClick={onRemove}>
            <Trash2 aria-hidden className="size-5" />
          </IconButton>
        </div>
      </div>
      <div id={fields} hidden={!open} className="border-t border-line p-5">
        {open ? <ItemFields item={item} problems={problems} onChange={onChange} /> : null}
      </div>
    </li>
  );
}
