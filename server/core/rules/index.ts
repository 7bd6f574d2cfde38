import { missingBenefit } from "./completeness/missing-benefit.ts";
import { missingGoal } from "./completeness/missing-goal.ts";
import { missingIndicators } from "./completeness/missing-indicators.ts";
import { missingOutput } from "./completeness/missing-output.ts";
import { missingTarget } from "./completeness/missing-target.ts";
import { amountFormat } from "./money/amount-format.ts";
import { costContradictsBudget } from "./money/cost-contradicts-budget.ts";
import { costExceedsBudget } from "./money/cost-exceeds-budget.ts";
import { duplicateProject } from "./money/duplicate-project.ts";
import { grandTotalMismatch } from "./money/grand-total-mismatch.ts";
import { inconsistentFurniture } from "./money/inconsistent-furniture.ts";
import { malformedAmount } from "./money/malformed-amount.ts";
import { roundingDifference } from "./money/rounding-difference.ts";
import { rowTotalMismatch } from "./money/row-total-mismatch.ts";
import { unitTotalMismatch } from "./money/unit-total-mismatch.ts";
import type { Rule } from "./rule.ts";
import { codeNameMismatch } from "./structure/code-name-mismatch.ts";
import { codeParentMismatch } from "./structure/code-parent-mismatch.ts";
import { duplicateColumn } from "./structure/duplicate-column.ts";
import { extraCell } from "./structure/extra-cell.ts";
import { extraField } from "./structure/extra-field.ts";
import { halfwidthSeparator } from "./structure/halfwidth-separator.ts";
import { htmlResidue } from "./structure/html-residue.ts";
import { indicatorNumbering } from "./structure/indicator-numbering.ts";
import { malformedCode } from "./structure/malformed-code.ts";
import { missingCell } from "./structure/missing-cell.ts";
import { missingField } from "./structure/missing-field.ts";
import { missingHeader } from "./structure/missing-header.ts";
import { missingTableTotal } from "./structure/missing-table-total.ts";
import { missingUnit } from "./structure/missing-unit.ts";
import { unknownCode } from "./structure/unknown-code.ts";
import { unknownColumn } from "./structure/unknown-column.ts";

/** Every rule, in the order in which the documentation shows them. */
export const rules: readonly Rule[] = [
  codeNameMismatch,
  codeParentMismatch,
  duplicateColumn,
  extraCell,
  extraField,
  halfwidthSeparator,
  htmlResidue,
  indicatorNumbering,
  malformedCode,
  missingCell,
  missingField,
  missingHeader,
  missingTableTotal,
  missingUnit,
  unknownCode,
  unknownColumn,
  amountFormat,
  costContradictsBudget,
  costExceedsBudget,
  duplicateProject,
  grandTotalMismatch,
  inconsistentFurniture,
  malformedAmount,
  roundingDifference,
  rowTotalMismatch,
  unitTotalMismatch,
  missingBenefit,
  missingGoal,
  missingIndicators,
  missingOutput,
  missingTarget,
];
