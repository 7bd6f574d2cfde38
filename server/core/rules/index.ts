import { copiedGoal } from "./across/copied-goal.ts";
import { copiedIndicators } from "./across/copied-indicators.ts";
import { exchangedCells } from "./across/exchanged-cells.ts";
import { goalOfSibling } from "./across/goal-of-sibling.ts";
import { nearMissName } from "./across/near-miss-name.ts";
import { nearMissUnit } from "./across/near-miss-unit.ts";
import { oldYearInName } from "./across/old-year-in-name.ts";
import { siblingDiffers } from "./across/sibling-differs.ts";
import { targetOutOfProportion } from "./across/target-out-of-proportion.ts";
import { activityAsBenefit } from "./classification/activity-as-benefit.ts";
import { boilerplateCost } from "./classification/boilerplate-cost.ts";
import { classDiffersAcrossTable } from "./classification/class-differs-across-table.ts";
import { costOutside4 } from "./classification/cost-outside-4.ts";
import { countInQuality } from "./classification/count-in-quality.ts";
import { countInTimeliness } from "./classification/count-in-timeliness.ts";
import { duplicateIndicator } from "./classification/duplicate-indicator.ts";
import { executionAsOutput } from "./classification/execution-as-output.ts";
import { noCostInCostClass } from "./classification/no-cost-in-cost-class.ts";
import { otherIn31 } from "./classification/other-in-31.ts";
import { qualityOutside12 } from "./classification/quality-outside-12.ts";
import { rateInQuantity } from "./classification/rate-in-quantity.ts";
import { retiredCode } from "./classification/retired-code.ts";
import { satisfactionOutside31 } from "./classification/satisfaction-outside-31.ts";
import { sloganAsIndicator } from "./classification/slogan-as-indicator.ts";
import { timelinessOutside13 } from "./classification/timeliness-outside-13.ts";
import { fewIndicators } from "./completeness/few-indicators.ts";
import { goalDateContradicts } from "./completeness/goal-date-contradicts.ts";
import { goalNumberContradicts } from "./completeness/goal-number-contradicts.ts";
import { goalOnlyCites } from "./completeness/goal-only-cites.ts";
import { goalRateContradicts } from "./completeness/goal-rate-contradicts.ts";
import { missingBenefit } from "./completeness/missing-benefit.ts";
import { missingCost } from "./completeness/missing-cost.ts";
import { missingGoal } from "./completeness/missing-goal.ts";
import { missingGoalNumber } from "./completeness/missing-goal-number.ts";
import { missingIndicators } from "./completeness/missing-indicators.ts";
import { missingOutput } from "./completeness/missing-output.ts";
import { missingQuality } from "./completeness/missing-quality.ts";
import { missingSatisfaction } from "./completeness/missing-satisfaction.ts";
import { missingTarget } from "./completeness/missing-target.ts";
import { shortGoal } from "./completeness/short-goal.ts";
import { unfinishedGoal } from "./completeness/unfinished-goal.ts";
import { amountFormat } from "./money/amount-format.ts";
import { costContradictsBudget } from "./money/cost-contradicts-budget.ts";
import { costExceedsBudget } from "./money/cost-exceeds-budget.ts";
import { duplicateProject } from "./money/duplicate-project.ts";
import { duplicateUnit } from "./money/duplicate-unit.ts";
import { grandTotalMismatch } from "./money/grand-total-mismatch.ts";
import { inconsistentFurniture } from "./money/inconsistent-furniture.ts";
import { malformedAmount } from "./money/malformed-amount.ts";
import { missingAmount } from "./money/missing-amount.ts";
import { partExceedsWhole } from "./money/part-exceeds-whole.ts";
import { priceContradictsBudget } from "./money/price-contradicts-budget.ts";
import { roundingDifference } from "./money/rounding-difference.ts";
import { rowTotalMismatch } from "./money/row-total-mismatch.ts";
import { subtotalMismatch } from "./money/subtotal-mismatch.ts";
import { unitTotalMismatch } from "./money/unit-total-mismatch.ts";
import type { Rule } from "./rule.ts";
import { bidiControl } from "./structure/bidi-control.ts";
import { brokenCell } from "./structure/broken-cell.ts";
import { brokenHeader } from "./structure/broken-header.ts";
import { codeNameMismatch } from "./structure/code-name-mismatch.ts";
import { codeOrder } from "./structure/code-order.ts";
import { codeParentMismatch } from "./structure/code-parent-mismatch.ts";
import { doubledWord } from "./structure/doubled-word.ts";
import { duplicateColumn } from "./structure/duplicate-column.ts";
import { extraCell } from "./structure/extra-cell.ts";
import { extraField } from "./structure/extra-field.ts";
import { halfwidthPunctuation } from "./structure/halfwidth-punctuation.ts";
import { halfwidthSeparator } from "./structure/halfwidth-separator.ts";
import { htmlResidue } from "./structure/html-residue.ts";
import { impossibleDate } from "./structure/impossible-date.ts";
import { indicatorNumbering } from "./structure/indicator-numbering.ts";
import { lookalikeCharacter } from "./structure/lookalike-character.ts";
import { looseIndicator } from "./structure/loose-indicator.ts";
import { lostCharacter } from "./structure/lost-character.ts";
import { malformedCode } from "./structure/malformed-code.ts";
import { missingCell } from "./structure/missing-cell.ts";
import { missingField } from "./structure/missing-field.ts";
import { missingHeader } from "./structure/missing-header.ts";
import { missingName } from "./structure/missing-name.ts";
import { missingStop } from "./structure/missing-stop.ts";
import { missingTab } from "./structure/missing-tab.ts";
import { missingTableTotal } from "./structure/missing-table-total.ts";
import { missingUnit } from "./structure/missing-unit.ts";
import { misspeltWord } from "./structure/misspelt-word.ts";
import { pageFurniture } from "./structure/page-furniture.ts";
import { placeholderText } from "./structure/placeholder-text.ts";
import { quotedGoal } from "./structure/quoted-goal.ts";
import { rowNumber } from "./structure/row-number.ts";
import { strayForeignWord } from "./structure/stray-foreign-word.ts";
import { straySpace } from "./structure/stray-space.ts";
import { titleContradictsTable } from "./structure/title-contradicts-table.ts";
import { trailingPeriod } from "./structure/trailing-period.ts";
import { truncatedName } from "./structure/truncated-name.ts";
import { unbalancedPair } from "./structure/unbalanced-pair.ts";
import { unknownCode } from "./structure/unknown-code.ts";
import { unknownColumn } from "./structure/unknown-column.ts";
import { zeroWidth } from "./structure/zero-width.ts";
import { approximateValue } from "./values/approximate-value.ts";
import { comparatorDiffers } from "./values/comparator-differs.ts";
import { comparatorInWords } from "./values/comparator-in-words.ts";
import { contradictoryComparator } from "./values/contradictory-comparator.ts";
import { controlRateMeaning } from "./values/control-rate-meaning.ts";
import { countWithPercent } from "./values/count-with-percent.ts";
import { cycleBelowAnnual } from "./values/cycle-below-annual.ts";
import { deadlineAfterYear } from "./values/deadline-after-year.ts";
import { exchangedName } from "./values/exchanged-name.ts";
import { formulaAsValue } from "./values/formula-as-value.ts";
import { fullwidthDigit } from "./values/fullwidth-digit.ts";
import { impossiblePercent } from "./values/impossible-percent.ts";
import { malformedNumber } from "./values/malformed-number.ts";
import { metaValue } from "./values/meta-value.ts";
import { missingMeasureUnit } from "./values/missing-measure-unit.ts";
import { nameContradictsValue } from "./values/name-contradicts-value.ts";
import { nameRestatedInValue } from "./values/name-restated-in-value.ts";
import { normReferenceValue } from "./values/norm-reference-value.ts";
import { overlongName } from "./values/overlong-name.ts";
import { overlongValue } from "./values/overlong-value.ts";
import { partialPeriodValue } from "./values/partial-period-value.ts";
import { pastDeadline } from "./values/past-deadline.ts";
import { percentInName } from "./values/percent-in-name.ts";
import { rateWithoutPercent } from "./values/rate-without-percent.ts";
import { redundantSuffix } from "./values/redundant-suffix.ts";
import { reversedRange } from "./values/reversed-range.ts";
import { satisfactionOf100 } from "./values/satisfaction-of-100.ts";
import { satisfactionWithoutPercent } from "./values/satisfaction-without-percent.ts";
import { serialResidue } from "./values/serial-residue.ts";
import { targetInName } from "./values/target-in-name.ts";
import { unitDiffers } from "./values/unit-differs.ts";
import { unquantifiedValue } from "./values/unquantified-value.ts";
import { vagueValue } from "./values/vague-value.ts";
import { valueRepeatsName } from "./values/value-repeats-name.ts";
import { wordsAgainstNumber } from "./values/words-against-number.ts";
import { wrongDirection } from "./values/wrong-direction.ts";
import { zeroCost } from "./values/zero-cost.ts";
import { zeroTarget } from "./values/zero-target.ts";

/** Every rule, in the order in which the documentation shows them. */
export const rules: readonly Rule[] = [
  bidiControl,
  brokenCell,
  brokenHeader,
  codeNameMismatch,
  codeOrder,
  codeParentMismatch,
  doubledWord,
  duplicateColumn,
  extraCell,
  extraField,
  halfwidthPunctuation,
  halfwidthSeparator,
  htmlResidue,
  impossibleDate,
  indicatorNumbering,
  looseIndicator,
  lookalikeCharacter,
  lostCharacter,
  malformedCode,
  misspeltWord,
  missingCell,
  missingField,
  missingHeader,
  missingName,
  missingStop,
  missingTab,
  missingTableTotal,
  missingUnit,
  pageFurniture,
  placeholderText,
  quotedGoal,
  rowNumber,
  strayForeignWord,
  straySpace,
  trailingPeriod,
  titleContradictsTable,
  truncatedName,
  unbalancedPair,
  unknownCode,
  unknownColumn,
  zeroWidth,
  amountFormat,
  costContradictsBudget,
  costExceedsBudget,
  duplicateProject,
  duplicateUnit,
  grandTotalMismatch,
  inconsistentFurniture,
  malformedAmount,
  missingAmount,
  partExceedsWhole,
  priceContradictsBudget,
  roundingDifference,
  rowTotalMismatch,
  subtotalMismatch,
  unitTotalMismatch,
  fewIndicators,
  goalDateContradicts,
  goalNumberContradicts,
  goalOnlyCites,
  goalRateContradicts,
  missingBenefit,
  missingCost,
  missingGoalNumber,
  missingGoal,
  missingIndicators,
  missingOutput,
  missingQuality,
  missingSatisfaction,
  missingTarget,
  shortGoal,
  unfinishedGoal,
  approximateValue,
  comparatorDiffers,
  comparatorInWords,
  contradictoryComparator,
  controlRateMeaning,
  countWithPercent,
  cycleBelowAnnual,
  deadlineAfterYear,
  exchangedName,
  formulaAsValue,
  fullwidthDigit,
  impossiblePercent,
  malformedNumber,
  metaValue,
  missingMeasureUnit,
  nameContradictsValue,
  nameRestatedInValue,
  normReferenceValue,
  overlongName,
  overlongValue,
  partialPeriodValue,
  pastDeadline,
  percentInName,
  rateWithoutPercent,
  redundantSuffix,
  reversedRange,
  satisfactionOf100,
  satisfactionWithoutPercent,
  serialResidue,
  targetInName,
  unitDiffers,
  unquantifiedValue,
  vagueValue,
  valueRepeatsName,
  wordsAgainstNumber,
  wrongDirection,
  zeroCost,
  zeroTarget,
  activityAsBenefit,
  boilerplateCost,
  classDiffersAcrossTable,
  costOutside4,
  countInQuality,
  countInTimeliness,
  duplicateIndicator,
  executionAsOutput,
  noCostInCostClass,
  otherIn31,
  qualityOutside12,
  rateInQuantity,
  retiredCode,
  satisfactionOutside31,
  sloganAsIndicator,
  timelinessOutside13,
  copiedGoal,
  copiedIndicators,
  exchangedCells,
  goalOfSibling,
  nearMissName,
  nearMissUnit,
  oldYearInName,
  siblingDiffers,
  targetOutOfProportion,
];
